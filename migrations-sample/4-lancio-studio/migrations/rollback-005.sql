-- Rollback for migration 005
BEGIN;

DROP TABLE IF EXISTS platform.project_limits;

ALTER TABLE platform.projects
DROP COLUMN IF EXISTS max_databases,
DROP COLUMN IF EXISTS max_storage_gb;

COMMIT;
