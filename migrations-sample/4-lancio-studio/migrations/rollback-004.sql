-- Rollback for migration 004
BEGIN;

DELETE FROM platform.projects WHERE ref = 'lancioproduction';
DELETE FROM platform.organizations WHERE slug = 'lancio';

COMMIT;
