select 'before';
\ir parts/included.sql
select 'after';
select 'around',
\ir parts/included.sql
'again';
