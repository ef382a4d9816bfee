-- Step 1 of 3: a column that may be empty
ALTER TABLE "reminders" ADD COLUMN "channel" TEXT;
