\echo starting
select 1
\echo in the middle; of 'a statement'
, 2;
\echo done \\ select 3;
\echo -n x
