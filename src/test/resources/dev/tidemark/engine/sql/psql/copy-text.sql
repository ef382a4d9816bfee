copy t (a, b) from stdin;
1	one; two
2	'open quote
3	-- no comment
4	/* no comment
5	\N
\\.
\.x
 \.
$$;
\.
select 'after';
