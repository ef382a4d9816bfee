create schema s create table a (x int) create view v as select ';' from a; select 1;
create table p partition of q for values from ('a;') to ('b;') with (fillfactor=70);
