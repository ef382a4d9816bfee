\set v 1
select :v;
\set v 2
select :v,
\set v 3
:v;
select :v; \set v 4
select :v;
\set w 5 \\ select :w;
\set x 6 \set y 7
select :x, :y;
