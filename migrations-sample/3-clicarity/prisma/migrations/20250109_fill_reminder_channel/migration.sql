-- Step 2 of 3: every reminder gets a channel
DO $$
DECLARE
    filled INTEGER;
BEGIN
    UPDATE "reminders" AS r
    SET "channel" = CASE WHEN c."email" IS NULL THEN 'phone' ELSE 'email' END
    FROM "contact" AS c
    WHERE c."id" = r."contact_id" AND r."channel" IS NULL;
    GET DIAGNOSTICS filled = ROW_COUNT;
    RAISE NOTICE '% reminders got a channel', filled;
END $$;

UPDATE "reminders" SET "channel" = 'phone' WHERE "channel" IS NULL;
