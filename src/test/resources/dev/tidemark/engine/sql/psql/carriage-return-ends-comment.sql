select 1 -- no more;select 2;
select 3;
