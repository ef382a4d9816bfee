create/*c*/or--x
replace /* y */ function f() returns int language sql as 'select 1;';
select--;
1;select/*;*/2;
