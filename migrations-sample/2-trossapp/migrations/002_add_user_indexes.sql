-- Migration: 002
-- Description: Find users by e-mail and by role
-- Author: Robin
-- Date: 2025-10-14
-- Reversible: Yes

CREATE UNIQUE INDEX IF NOT EXISTS idx_users_email
    ON users(email);

CREATE INDEX IF NOT EXISTS idx_users_role
    ON users(role);

-- Rollback script (for documentation)
-- DROP INDEX IF EXISTS idx_users_role;
-- DROP INDEX IF EXISTS idx_users_email;
