create function b() returns int language plpgsql as $$ begin return 1; end $$;
begin; insert into t values (1); end; begin work; commit;
create function c() returns int as 'begin; end' language sql; select 1;
do $$ begin perform 1; end $$; start transaction; end transaction;
