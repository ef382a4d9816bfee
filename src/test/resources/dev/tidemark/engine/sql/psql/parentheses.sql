create rule r as on insert to t do also (insert into a values (1); insert into b values (new.x); );
select (1;2); select ((a));
select 1); select 2;
create rule r2 as on update to t do instead (select 1; select '(' ; select 2 /* ) */);
