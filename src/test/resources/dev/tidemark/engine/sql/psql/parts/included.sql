\set from_include 7
select 'included; :from_include', :from_include;
\ir deeper.sql
select 'included last'
