-- Migration: 005
-- Description: Index users by creation date without locking the table
-- Author: Robin
-- Date: 2025-11-12
-- Reversible: Yes

-- Each statement is a step of its own here: building an index concurrently refuses a transaction.
CREATE INDEX CONCURRENTLY IF NOT EXISTS idx_users_created_at
    ON users(created_at DESC);

-- Verify index is ready
SELECT schemaname, tablename, indexname, indexdef
FROM pg_indexes
WHERE indexname = 'idx_users_created_at';
