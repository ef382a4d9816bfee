CREATE OR REPLACE FUNCTION trigger_x() RETURNS trigger AS $BODY$
DECLARE
  v text := 'a;b';
BEGIN
  IF NEW.x <> OLD.x THEN
    -- comment; with 'quote
    EXECUTE format('update %I set x = $1', TG_TABLE_NAME) USING NEW.x;
  END IF;
  RETURN NEW;
END;
$BODY$ LANGUAGE plpgsql;
DO LANGUAGE plpgsql $$ BEGIN IF true THEN RAISE NOTICE '%', 'x;'; END IF; END $$;
select 1;
