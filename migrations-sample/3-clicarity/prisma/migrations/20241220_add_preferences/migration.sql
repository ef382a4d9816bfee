CREATE TABLE IF NOT EXISTS "user_preferences" (
    "id" UUID PRIMARY KEY DEFAULT gen_random_uuid(),
    "us_id" TEXT NOT NULL UNIQUE,
    "theme" TEXT NOT NULL DEFAULT 'light',
    "language" TEXT NOT NULL DEFAULT 'en',
    "created_at" TIMESTAMP DEFAULT CURRENT_TIMESTAMP
);
