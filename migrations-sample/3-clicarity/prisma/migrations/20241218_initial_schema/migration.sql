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
