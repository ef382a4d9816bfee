-- What `npm run db:setup` and `npm run migrate` left behind on 21 October 2025.
-- One file was renamed afterwards: the table still knows the audit migration under its old name.

CREATE SCHEMA system;
CREATE SCHEMA tenants;
CREATE SCHEMA health_monitoring;

CREATE TABLE system.users (
  id SERIAL PRIMARY KEY,
  email VARCHAR(255) NOT NULL UNIQUE,
  created_at TIMESTAMP DEFAULT NOW()
);
CREATE TABLE system.sessions (
  id SERIAL PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES system.users(id) ON DELETE CASCADE,
  token TEXT NOT NULL,
  token_hash TEXT,
  created_at TIMESTAMP DEFAULT NOW()
);
CREATE TABLE tenants.business (
  id SERIAL PRIMARY KEY,
  name VARCHAR(255) NOT NULL,
  email VARCHAR(255),
  phone VARCHAR(40),
  created_at TIMESTAMP DEFAULT NOW()
);
CREATE TABLE tenants.customers (
  id SERIAL PRIMARY KEY,
  business_id INTEGER NOT NULL REFERENCES tenants.business(id),
  name VARCHAR(255) NOT NULL
);
CREATE TABLE tenants.services (
  id SERIAL PRIMARY KEY,
  business_id INTEGER NOT NULL REFERENCES tenants.business(id),
  name VARCHAR(255) NOT NULL,
  slug VARCHAR(255) NOT NULL
);
CREATE TABLE tenants.subscriptions (
  id SERIAL PRIMARY KEY,
  business_id INTEGER NOT NULL REFERENCES tenants.business(id),
  plan VARCHAR(20) NOT NULL
);

-- 2025-10-17_0001
CREATE TABLE system.error_logs (
  id BIGSERIAL PRIMARY KEY,
  occurred_at TIMESTAMP NOT NULL DEFAULT NOW(),
  severity VARCHAR(10) NOT NULL DEFAULT 'error',
  route TEXT,
  message TEXT NOT NULL,
  user_id INTEGER REFERENCES system.users(id) ON DELETE SET NULL
);
CREATE INDEX idx_error_logs_occurred_at ON system.error_logs(occurred_at DESC);

-- 2025-10-20_0001, applied when it was still called 2025-10-16_0001
CREATE TABLE health_monitoring.seo_audits (
  id SERIAL PRIMARY KEY,
  business_id INTEGER NOT NULL REFERENCES tenants.business(id) ON DELETE CASCADE,
  score SMALLINT NOT NULL,
  findings JSONB NOT NULL DEFAULT '[]',
  audited_at TIMESTAMP NOT NULL DEFAULT NOW(),
  CONSTRAINT check_seo_score CHECK (score BETWEEN 0 AND 100)
);
CREATE INDEX idx_seo_audits_business ON health_monitoring.seo_audits(business_id, audited_at DESC);
CREATE VIEW health_monitoring.latest_seo_audits AS
SELECT DISTINCT ON (a.business_id) a.business_id, b.name AS business_name, a.score, a.audited_at
FROM health_monitoring.seo_audits a
JOIN tenants.business b ON b.id = a.business_id
ORDER BY a.business_id, a.audited_at DESC;

-- 2025-10-21_0001
ALTER TABLE tenants.subscriptions
  ADD COLUMN renews BOOLEAN NOT NULL DEFAULT true,
  ADD COLUMN ends_on DATE,
  ADD CONSTRAINT check_subscription_plan CHECK (plan IN ('starter', 'pro', 'agency'));

CREATE TABLE system.schema_migrations (
  id SERIAL PRIMARY KEY,
  filename TEXT UNIQUE,
  applied_at TIMESTAMP DEFAULT NOW(),
  description TEXT
);
INSERT INTO system.schema_migrations (filename, applied_at, description) VALUES
  ('2025-10-16_0001_add_seo_audit_tracking.sql', '2025-10-16 16:20:11', 'add seo audit tracking'),
  ('2025-10-17_0001_create_error_logs_table.sql', '2025-10-17 09:12:44', 'create error logs table'),
  ('2025-10-21_0001_add_subscription_fields.sql', '2025-10-21 08:03:57', 'add subscription fields');

INSERT INTO system.users (email) VALUES ('ana@example.com'), ('bo@example.com');
INSERT INTO system.sessions (user_id, token) VALUES (1, 'first'), (2, 'second');
INSERT INTO tenants.business (name, email) VALUES ('Corner Bakery', 'hello@bakery.example'), ('Dog Salon', NULL);
INSERT INTO tenants.customers (business_id, name) VALUES (1, 'Mia'), (1, 'Noah');
INSERT INTO tenants.services (business_id, name, slug) VALUES (1, 'Wedding cake', 'wedding-cake'), (2, 'Bath', 'bath');
INSERT INTO tenants.subscriptions (business_id, plan) VALUES (1, 'pro'), (2, 'starter');
INSERT INTO health_monitoring.seo_audits (business_id, score) VALUES (1, 87);
