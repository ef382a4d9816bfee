-- Step 3 of 3: from now on a reminder must have one
ALTER TABLE "reminders"
    ALTER COLUMN "channel" SET NOT NULL,
    ADD CONSTRAINT "reminders_channel_known" CHECK ("channel" IN ('email', 'phone'));
