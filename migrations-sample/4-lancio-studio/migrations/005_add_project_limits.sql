-- ============================================
-- Migration: 005 - Add Project Limits
-- ============================================
-- Purpose: Add resource limits tracking for projects
--
-- Dependencies:
--   - 001_create_platform_schema.sql
--   - 003_user_management_and_permissions.sql
--
-- Rollback:
--   See rollback-005.sql
-- ============================================

BEGIN;

ALTER TABLE platform.projects
ADD COLUMN max_databases INTEGER DEFAULT 10,
ADD COLUMN max_storage_gb INTEGER DEFAULT 100;

CREATE TABLE IF NOT EXISTS platform.project_limits (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID REFERENCES platform.projects(id) ON DELETE CASCADE,
    resource_type TEXT NOT NULL,
    limit_value INTEGER NOT NULL,
    current_usage INTEGER DEFAULT 0
);

CREATE INDEX idx_project_limits_project_id
ON platform.project_limits(project_id);

COMMIT;
