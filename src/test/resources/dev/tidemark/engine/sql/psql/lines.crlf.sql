select 1;
-- comment;
select 'a
b;'
  , 2;

create function f() returns int as $$
begin;
end $$ language plpgsql;
/* x;
 */ select 3;
