select 'first; ä';
select 2;
