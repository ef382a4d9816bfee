copy t from stdin;
1	one
2	two
\.
select 1;
