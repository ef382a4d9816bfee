copy a from stdin; copy b from stdin; select 'in line';
a1
\.
b1
\.
select 'below';
copy a from stdin; -- comment; select 1;
a2
\.
copy a from stdin; select 'begun',
a3
\.
'ended'; select 4;
