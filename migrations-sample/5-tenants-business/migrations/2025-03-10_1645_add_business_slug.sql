-- Readable addresses: /b/corner-bakery
ALTER TABLE tenants.business ADD COLUMN slug TEXT;

UPDATE tenants.business
SET slug = lower(regexp_replace(name, '[^A-Za-z0-9]+', '-', 'g'));

ALTER TABLE tenants.business ALTER COLUMN slug SET NOT NULL;
CREATE UNIQUE INDEX idx_business_slug ON tenants.business (slug);

-- ROLLBACK:
-- ALTER TABLE tenants.business DROP COLUMN slug;
