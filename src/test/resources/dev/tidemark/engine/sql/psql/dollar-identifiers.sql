select a$;b from t$; create table t$a$ (b$c int); select t$1.$2;
select 1 as a$b, $$;$$ as c$; execute p($1,$2);select $12;select $0$;
