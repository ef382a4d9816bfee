-- The first team member of a new tenant: its owner, called as the schema begins.
INSERT INTO "team_member" ("us_id", "name", "role")
VALUES (current_schema(), initcap(split_part(current_schema(), '_', 1)), 'owner');
