-- ============================================
-- Migration: 002 - Platform Billing Schema
-- ============================================
-- Purpose: Add billing and subscription management
--
-- Dependencies:
--   - 001_create_platform_schema.sql
--
-- Rollback:
--   See rollback-002.sql
-- ============================================

BEGIN;

ALTER TABLE platform.organizations
ADD COLUMN billing_plan TEXT NOT NULL DEFAULT 'free';

CREATE TABLE IF NOT EXISTS platform.subscriptions (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    organization_id UUID NOT NULL REFERENCES platform.organizations(id) ON DELETE CASCADE,
    starts_on DATE NOT NULL,
    ends_on DATE
);

CREATE TABLE IF NOT EXISTS platform.invoices (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    subscription_id UUID NOT NULL REFERENCES platform.subscriptions(id),
    cents BIGINT NOT NULL,
    issued_on DATE NOT NULL
);

CREATE INDEX idx_invoices_subscription_id
ON platform.invoices(subscription_id);

COMMIT;
