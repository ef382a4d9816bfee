select 1.5e10, .5, 5., 1..2, 1e, 1e+;
select 0x1F, 0b01, 1_000, 12abc, 1e5x, 3.x, $1x;select 1E5;select 1.E-3, a[1], b[1:2], 2.'x;';
select 5e-'x;'; select 1;
