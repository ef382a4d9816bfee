values (';'), ($$;$$); table t; (select 1) union all (select ';');
with x as (insert into t values (';') returning *) select * from x;
select sum(x) over (partition by a order by b rows between 1 preceding and current row) filter (where c <> ';') from t;
select xmlparse(document '<a>;</a>'), interval '1 day;', date '2020-01-01', extract(epoch from now());
