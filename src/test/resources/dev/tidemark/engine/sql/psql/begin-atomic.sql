create function add(a int, b int) returns int language sql begin atomic select a + b; end; select 1;
CREATE OR REPLACE PROCEDURE p(x int)
LANGUAGE SQL
BEGIN ATOMIC
  INSERT INTO t VALUES (x);
  INSERT INTO t VALUES ($1);
  SELECT CASE WHEN x > 0 THEN 'a;' ELSE 'b' END;
END;
select 2;
