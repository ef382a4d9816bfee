-- What `npm run migrate` left behind on 3 February 2025. The file of 20 January was edited later, so its
-- checksum here is that of the text which really ran.

CREATE SCHEMA system;
CREATE SCHEMA tenants;

CREATE TABLE tenants.business (
    id SERIAL PRIMARY KEY,
    name TEXT NOT NULL,
    phone TEXT,
    instagram_url TEXT
);
CREATE TABLE tenants.appointments (
    id SERIAL PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES tenants.business(id),
    starts_at TIMESTAMPTZ NOT NULL
);
CREATE INDEX idx_appointments_business_day ON tenants.appointments (business_id, starts_at);
CREATE TABLE tenants.reviews (
    id SERIAL PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES tenants.business(id),
    rating SMALLINT NOT NULL
);
CREATE TABLE tenants.business_hours (
    id SERIAL PRIMARY KEY,
    business_id INTEGER NOT NULL REFERENCES tenants.business(id) ON DELETE CASCADE,
    weekday SMALLINT NOT NULL CHECK (weekday BETWEEN 1 AND 7),
    opens TIME NOT NULL,
    closes TIME NOT NULL,
    UNIQUE (business_id, weekday)
);

CREATE TABLE system.schema_migrations (
    id SERIAL PRIMARY KEY,
    filename TEXT UNIQUE NOT NULL,
    checksum VARCHAR(32) NOT NULL,
    rollback_sql TEXT,
    applied_at TIMESTAMP DEFAULT NOW()
);
INSERT INTO system.schema_migrations (filename, checksum, rollback_sql, applied_at) VALUES
    ('2025-01-17_1430_add_instagram_url.sql', '9fba888baf4dee2a7078204a7bef0eda',
     'ALTER TABLE tenants.business DROP COLUMN instagram_url;', '2025-01-17 14:41:00'),
    ('2025-01-20_0915_add_appointments_index.sql', '07325969b49106f74abd78207c159835',
     'DROP INDEX tenants.idx_appointments_business_day;', '2025-01-20 09:20:13'),
    ('2025-02-03_1100_create_business_hours.sql', 'fd4197b86bd8071c8435352252187fc0',
     'DROP TABLE tenants.business_hours;', '2025-02-03 11:02:55');

INSERT INTO tenants.business (name, phone) VALUES
    ('Corner Bakery', '+49 (30) 1234-56'), ('Dog Salon', '+4930999');
INSERT INTO tenants.appointments (business_id, starts_at) VALUES (1, '2025-02-10 09:00+01');
INSERT INTO tenants.reviews (business_id, rating) VALUES (1, 5), (2, 4);
INSERT INTO tenants.business_hours (business_id, weekday, opens, closes) VALUES (1, 1, '07:00', '18:00');
