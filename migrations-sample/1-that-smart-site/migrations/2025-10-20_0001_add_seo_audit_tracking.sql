-- Migration: Add SEO audit tracking
-- Created: 2025-10-20
-- Purpose: One row per audit run, and a view of the newest one per business

BEGIN;

CREATE TABLE IF NOT EXISTS health_monitoring.seo_audits (
  id SERIAL PRIMARY KEY,
  business_id INTEGER NOT NULL REFERENCES tenants.business(id) ON DELETE CASCADE,
  score SMALLINT NOT NULL,
  findings JSONB NOT NULL DEFAULT '[]',
  audited_at TIMESTAMP NOT NULL DEFAULT NOW(),
  CONSTRAINT check_seo_score CHECK (score BETWEEN 0 AND 100)
);

CREATE INDEX IF NOT EXISTS idx_seo_audits_business
  ON health_monitoring.seo_audits(business_id, audited_at DESC);

CREATE OR REPLACE VIEW health_monitoring.latest_seo_audits AS
SELECT DISTINCT ON (a.business_id)
  a.business_id,
  b.name AS business_name,
  a.score,
  a.audited_at
FROM health_monitoring.seo_audits a
JOIN tenants.business b ON b.id = a.business_id
ORDER BY a.business_id, a.audited_at DESC;

COMMIT;
