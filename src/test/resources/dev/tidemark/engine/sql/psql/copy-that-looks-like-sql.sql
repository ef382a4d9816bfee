copy log from stdin;
select 1;
commit;
\set x 1
create function f() begin atomic
\.
commit;
