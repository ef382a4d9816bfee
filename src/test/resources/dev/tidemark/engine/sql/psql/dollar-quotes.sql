select $$a;b$$; select $a$ $$ ; $b$ ; $A$ ; $a$; select $_1$;$_1$, $ü$;$ü$;
select $a$$b$;$b$$a$, $$$$, $a$$a$; select $$ $ $a $$;
select 1$$;$$; select a$b$c; select x$$;
select $1$a$; select '$a$; select $a$ -- ; ' " /* $a$;
