copy t to stdout;
copy (select 'from stdin') to stdout;
copy t from '/tmp/x; y';
copy t from program 'cat; x';
copy t from stdout;
a
\.
COPY "from"."stdin" ("to", "from") FROM STDIN (DELIMITER ';', NULL '');
1;2
\.
copy binary_t from /* here */ stdin -- there
with delimiter ';' ;
3;4
\.
select 1;
