select 1; copy t from stdin;
x
\.
insert into t values (1); select 2;
