create function f() returns setof int begin /* here */ atomic
  -- select 0; end;
  select (select 1); /* ; end; */
  (select 2) union (select 3);
  values (1), (2);
end; select 'after';
