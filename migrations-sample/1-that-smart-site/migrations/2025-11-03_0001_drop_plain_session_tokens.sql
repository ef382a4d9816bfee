-- Migration: Drop plain session tokens
-- Created: 2025-11-03
-- Purpose: Sessions are found by the hash of their token since October
-- Rollback: irreversible (the tokens are gone; restore the nightly backup)

BEGIN;

UPDATE system.sessions
SET token_hash = md5(token)
WHERE token_hash IS NULL;

ALTER TABLE system.sessions
  ALTER COLUMN token_hash SET NOT NULL,
  DROP COLUMN token;

COMMIT;
