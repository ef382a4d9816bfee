-- Opening hours, one row per weekday
CREATE TABLE tenants.business_hours (
    id SERIAL PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES tenants.business(id) ON DELETE CASCADE,
    weekday SMALLINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens TIME NOT NULL,
    closes TIME NOT NULL,
    UNIQUE (business_id, weekday)
);

-- ROLLBACK:
-- DROP TABLE tenants.business_hours;
