--
-- PostgreSQL database dump
--

\restrict Zz9

SET statement_timeout = 0;
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);

CREATE FUNCTION public.f() RETURNS trigger
    LANGUAGE plpgsql
    AS $_$
begin
  return new; -- $1
end;
$_$;


ALTER FUNCTION public.f() OWNER TO postgres;

COPY public.t (id, body) FROM stdin;
1	$_$ ; \\.
2	\.x
\.


SELECT pg_catalog.setval('public.t_id_seq', 2, true);
\unrestrict Zz9

