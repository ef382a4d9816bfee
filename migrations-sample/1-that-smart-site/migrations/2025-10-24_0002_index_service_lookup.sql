-- Migration: Index service lookup
-- Created: 2025-10-24
-- Purpose: The search page asks for services by business and by name

BEGIN;

CREATE UNIQUE INDEX IF NOT EXISTS idx_services_business_slug
  ON tenants.services(business_id, slug);

CREATE INDEX IF NOT EXISTS idx_services_name
  ON tenants.services(lower(name));

COMMIT;

-- ROLLBACK:
-- DROP INDEX IF EXISTS tenants.idx_services_name;
-- DROP INDEX IF EXISTS tenants.idx_services_business_slug;
