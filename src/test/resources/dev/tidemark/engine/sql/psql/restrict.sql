\restrict aBc123
set statement_timeout = 0;
select pg_catalog.set_config('search_path', '', false);
copy public.t from stdin;
1	\N
\.
\unrestrict aBc123
\echo free
select 1;
