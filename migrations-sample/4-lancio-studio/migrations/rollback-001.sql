-- Rollback for migration 001
BEGIN;

DROP TABLE IF EXISTS platform.user_roles;
DROP TABLE IF EXISTS platform.users;
DROP TABLE IF EXISTS platform.credentials;
DROP TABLE IF EXISTS platform.projects;
DROP TABLE IF EXISTS platform.organizations;

COMMIT;
