select 1\;select 2\;select 3;
begin\;insert into t values (';')\;commit; select 4;
select (1 \; 2); select 5\;
