select a::text, b :: int, c[1:2], d[:3], e[4:], f[a:b], g(x := 1), h(y => 2), '1'::int::text;
select array[1,2,3][1:2], x:y, :::z, ::a;
select a[:b::int], ':name', $$:name$$, ":name" /* :name */; -- :name
