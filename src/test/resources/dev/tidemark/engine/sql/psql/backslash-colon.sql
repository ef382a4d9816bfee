\set x 5
select '{1,2,3}'::int[], a\:x, a[1\:2], :x;
