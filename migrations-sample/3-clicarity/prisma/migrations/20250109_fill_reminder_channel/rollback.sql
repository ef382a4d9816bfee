UPDATE "reminders" SET "channel" = NULL;
