-- Takes back 005.
DROP INDEX CONCURRENTLY IF EXISTS idx_users_created_at;
