create function f(a int) returns text begin atomic
  select case when a = 1 then case a when 2 then 'x;' end else 'y' end, case when true then 1 end;
  select 2;
end;
create procedure empty() begin atomic end; select 3;
create function g() returns int return case when 1 = 1 then 2 end; select 4;
