do $do$
begin
  execute $q$ select 'a;b'; $q$;
  perform $$ x $do_not$ ; $$;
end $do$;
select 2;
do $outer$ $inner$ ; $outer $outer$; select 3;
do $a$b$a;$ab$; $a$;
