-- ============================================
-- Migration: 004 - Create Lancio Organization
-- ============================================
-- Purpose: The organization and first project of Lancio itself
--
-- Dependencies:
--   - 003_user_management_and_permissions.sql
--
-- Environment: production
-- Rollback:
--   See rollback-004.sql
-- ============================================

BEGIN;

INSERT INTO platform.organizations (name, slug, billing_email)
VALUES ('Lancio', 'lancio', 'billing@lancio.example')
ON CONFLICT (slug) DO NOTHING;

INSERT INTO platform.projects (name, ref, organization_id)
SELECT 'Lancio Production', 'lancioproduction', id
FROM platform.organizations
WHERE slug = 'lancio';

COMMIT;
