-- Migration: Check business contact
-- Created: 2025-10-28
-- Purpose: A business without any way to reach it can't take part
-- Rollback: none needed

BEGIN;

COMMENT ON COLUMN tenants.business.email IS 'Empty only where a phone number is given';

DO $$
BEGIN
  IF EXISTS (SELECT 1 FROM tenants.business WHERE email IS NULL AND phone IS NULL) THEN
    RAISE WARNING 'some businesses have neither e-mail nor phone';
  END IF;
END
$$;

COMMIT;
