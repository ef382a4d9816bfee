-- Find a business's appointments of a day
CREATE INDEX IF NOT EXISTS idx_appointments_business_day
    ON tenants.appointments (business_id, starts_at);

-- ROLLBACK:
-- DROP INDEX tenants.idx_appointments_business_day;
