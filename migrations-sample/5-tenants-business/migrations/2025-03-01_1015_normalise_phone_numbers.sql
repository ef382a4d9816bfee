-- Phone numbers without blanks, dashes and brackets
-- Rollback: irreversible (how a number was typed is not kept)
UPDATE tenants.business
SET phone = regexp_replace(phone, '[^0-9+]', '', 'g')
WHERE phone ~ '[^0-9+]';
