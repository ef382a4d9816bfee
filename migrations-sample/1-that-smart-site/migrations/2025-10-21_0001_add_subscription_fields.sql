-- Migration: Add subscription fields
-- Created: 2025-10-21
-- Purpose: The checkout needs to know when a plan ends and whether it renews itself

BEGIN;

ALTER TABLE tenants.subscriptions
  ADD COLUMN IF NOT EXISTS renews BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN IF NOT EXISTS ends_on DATE;

ALTER TABLE tenants.subscriptions
  ADD CONSTRAINT check_subscription_plan
  CHECK (plan IN ('starter', 'pro', 'agency'));

COMMIT;
