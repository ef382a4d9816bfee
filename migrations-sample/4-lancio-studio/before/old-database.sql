-- What `psql -f` of 001 and 002 left behind, with the tracking table that was kept by hand.

-- 001_create_platform_schema
BEGIN;

CREATE SCHEMA IF NOT EXISTS platform;

CREATE TABLE IF NOT EXISTS platform.organizations (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name TEXT NOT NULL,
    slug TEXT NOT NULL UNIQUE,
    billing_email TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE TABLE IF NOT EXISTS platform.projects (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    name TEXT NOT NULL,
    ref TEXT NOT NULL UNIQUE CHECK (length(ref) = 16),
    organization_id UUID REFERENCES platform.organizations(id),
    region TEXT NOT NULL DEFAULT 'eu-central-1',
    status TEXT NOT NULL DEFAULT 'active',
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE TABLE IF NOT EXISTS platform.credentials (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    project_id UUID NOT NULL REFERENCES platform.projects(id) ON DELETE CASCADE,
    anon_key TEXT NOT NULL,
    service_role_key TEXT NOT NULL,
    jwt_secret TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    updated_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

CREATE TABLE IF NOT EXISTS platform.users (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    email TEXT NOT NULL UNIQUE,
    hashed_password TEXT NOT NULL,
    display_name TEXT,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW(),
    last_login_at TIMESTAMPTZ
);

CREATE TABLE IF NOT EXISTS platform.user_roles (
    id UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    user_id UUID NOT NULL REFERENCES platform.users(id) ON DELETE CASCADE,
    organization_id UUID NOT NULL REFERENCES platform.organizations(id) ON DELETE CASCADE,
    role TEXT NOT NULL,
    created_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);

COMMIT;

-- 002_platform_billing_schema
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

CREATE TABLE platform.schema_migrations (
    id SERIAL PRIMARY KEY,
    migration_name TEXT NOT NULL UNIQUE,
    applied_at TIMESTAMPTZ NOT NULL DEFAULT NOW()
);
INSERT INTO platform.schema_migrations (migration_name, applied_at) VALUES
    ('001_create_platform_schema.sql', '2025-11-01 09:00:00+00'),
    ('002_platform_billing_schema.sql', '2025-11-01 09:12:31+00');

INSERT INTO platform.organizations (name, slug) VALUES ('Acme', 'acme');
INSERT INTO platform.projects (name, ref, organization_id)
SELECT 'Shop', 'shopshopshopshop', id FROM platform.organizations WHERE slug = 'acme';
