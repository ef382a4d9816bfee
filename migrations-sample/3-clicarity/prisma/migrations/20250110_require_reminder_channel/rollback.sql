ALTER TABLE "reminders"
    DROP CONSTRAINT "reminders_channel_known",
    ALTER COLUMN "channel" DROP NOT NULL;
