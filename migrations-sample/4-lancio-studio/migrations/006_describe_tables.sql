-- ============================================
-- Migration: 006 - Describe Tables
-- ============================================
-- Purpose: Say in the catalogue what the tables are for
--
-- Dependencies:
--   - 002_platform_billing_schema.sql
--   - 005_add_project_limits.sql
--
-- Rollback: none needed
-- ============================================

BEGIN;

COMMENT ON TABLE platform.organizations IS 'Who pays';
COMMENT ON TABLE platform.projects IS 'What is paid for';
COMMENT ON TABLE platform.project_limits IS 'How much of it may be used';

COMMIT;
