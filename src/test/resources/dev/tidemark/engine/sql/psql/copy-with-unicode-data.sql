copy t from stdin;
ä	日本;
'ü
\.
select 'ß';
