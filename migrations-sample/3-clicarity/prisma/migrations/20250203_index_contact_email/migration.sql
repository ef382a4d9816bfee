CREATE INDEX IF NOT EXISTS "contact_email_idx" ON "contact"(lower("email"));
