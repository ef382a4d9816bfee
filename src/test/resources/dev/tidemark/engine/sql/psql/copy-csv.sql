COPY public.t FROM STDIN WITH (FORMAT csv, HEADER true);
id,text
1,"a;b
\echo no
insert into x values (1);"
\.
COPY t FROM stdin CSV;
\.
select 1;
