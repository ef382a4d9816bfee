select '{"a":1}'::jsonb ? 'a', j ?| array['b;','c'], j ?& array['d'], j @? '$.a ? (@ > 1)', j @@ '$.a == 1';
select * from t where tags ?& '{a;b}' and x ?-| y and p ?# q;
update t set j = j #- '{a,b}', k = j - 'x' where j->'a'->>'b' = ';';
