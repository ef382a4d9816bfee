-- What `npm run migration:deploy` left behind: a schema for each tenant with a tracking table of its
-- own. John's is one migration ahead of Alice's.

-- Tenant john_12345678
CREATE SCHEMA "john_12345678";
SET search_path = "john_12345678";
CREATE TABLE schema_migrations (
    id SERIAL PRIMARY KEY,
    version VARCHAR(255) UNIQUE NOT NULL,
    description TEXT,
    applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    checksum VARCHAR(64)
);
CREATE TABLE "team_member" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "us_id" TEXT NOT NULL UNIQUE,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member'
);

CREATE TABLE "vendor" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL
);

CREATE TABLE "contact" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "vendor_id" UUID REFERENCES "vendor"("id") ON DELETE CASCADE,
    "full_name" TEXT NOT NULL,
    "email" TEXT
);

CREATE TABLE "reminders" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "contact_id" UUID REFERENCES "contact"("id") ON DELETE CASCADE,
    "due_on" DATE NOT NULL,
    "note" TEXT
);
INSERT INTO schema_migrations (version, description, applied_at, checksum) VALUES
    ('20241218_initial_schema', 'initial schema', '2024-12-19 08:00:02', 'b2e9aeeff2d6bf5c33b07a2e6027ddbe673c906d34f8162ff09c479713c3966d');
CREATE TABLE IF NOT EXISTS "user_preferences" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "us_id" TEXT NOT NULL UNIQUE,
    "theme" TEXT NOT NULL DEFAULT 'light',
    "language" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);
INSERT INTO schema_migrations (version, description, applied_at, checksum) VALUES
    ('20241220_add_preferences', 'add preferences', '2024-12-20 17:30:41', '53487df3fb237338717bfa64dcd174e96e9ba03eead68e2421e43d11ae6437cb');
INSERT INTO "team_member" ("us_id", "name", "role") VALUES ('john_12345678', 'John', 'owner');
WITH v AS (INSERT INTO "vendor" ("name") VALUES ('Paper & Co') RETURNING "id"),
     c AS (INSERT INTO "contact" ("vendor_id", "full_name", "email")
           SELECT v."id", 'Kim', 'kim@paper.example' FROM v RETURNING "id")
INSERT INTO "reminders" ("contact_id", "due_on", "note") SELECT c."id", '2025-02-01', 'invoice' FROM c;

-- Tenant alice_87654321
CREATE SCHEMA "alice_87654321";
SET search_path = "alice_87654321";
CREATE TABLE schema_migrations (
    id SERIAL PRIMARY KEY,
    version VARCHAR(255) UNIQUE NOT NULL,
    description TEXT,
    applied_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
    checksum VARCHAR(64)
);
CREATE TABLE "team_member" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "us_id" TEXT NOT NULL UNIQUE,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member'
);

CREATE TABLE "vendor" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "name" TEXT NOT NULL
);

CREATE TABLE "contact" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "vendor_id" UUID REFERENCES "vendor"("id") ON DELETE CASCADE,
    "full_name" TEXT NOT NULL,
    "email" TEXT
);

CREATE TABLE "reminders" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "contact_id" UUID REFERENCES "contact"("id") ON DELETE CASCADE,
    "due_on" DATE NOT NULL,
    "note" TEXT
);
INSERT INTO schema_migrations (version, description, applied_at, checksum) VALUES
    ('20241218_initial_schema', 'initial schema', '2024-12-19 08:00:01', 'b2e9aeeff2d6bf5c33b07a2e6027ddbe673c906d34f8162ff09c479713c3966d');
INSERT INTO "team_member" ("us_id", "name", "role") VALUES ('alice_87654321', 'Alice', 'owner');
WITH v AS (INSERT INTO "vendor" ("name") VALUES ('Paper & Co') RETURNING "id"),
     c AS (INSERT INTO "contact" ("vendor_id", "full_name", "email")
           SELECT v."id", 'Kim', 'kim@paper.example' FROM v RETURNING "id")
INSERT INTO "reminders" ("contact_id", "due_on", "note") SELECT c."id", '2025-02-01', 'invoice' FROM c;

RESET search_path;
