-- Migration: Create error logs table
-- Created: 2025-10-17
-- Description: Keeps what went wrong in the API, for the support desk

BEGIN;

CREATE TABLE IF NOT EXISTS system.error_logs (
  id BIGSERIAL PRIMARY KEY,
  occurred_at TIMESTAMP NOT NULL DEFAULT NOW(),
  severity VARCHAR(10) NOT NULL DEFAULT 'error',
  route TEXT,
  message TEXT NOT NULL,
  user_id INTEGER REFERENCES system.users(id) ON DELETE SET NULL
);

CREATE INDEX IF NOT EXISTS idx_error_logs_occurred_at
  ON system.error_logs(occurred_at DESC);

COMMIT;
