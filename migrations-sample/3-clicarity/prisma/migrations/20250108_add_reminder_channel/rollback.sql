ALTER TABLE "reminders" DROP COLUMN "channel";
