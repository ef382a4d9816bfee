-- Migration: Create customer notes
-- Created: 2025-10-24
-- Description: Free notes of the staff on a customer

BEGIN;

CREATE TABLE IF NOT EXISTS tenants.customer_notes (
  id SERIAL PRIMARY KEY,
  customer_id INTEGER NOT NULL REFERENCES tenants.customers(id) ON DELETE CASCADE,
  note TEXT NOT NULL,
  created_at TIMESTAMP DEFAULT NOW(),
  updated_at TIMESTAMP DEFAULT NOW()
);

CREATE INDEX IF NOT EXISTS idx_customer_notes_customer
  ON tenants.customer_notes(customer_id);

ALTER TABLE tenants.customer_notes
  ADD CONSTRAINT check_note_not_empty
  CHECK (length(note) > 0);

COMMIT;
