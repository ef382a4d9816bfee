select 'ä;', "ß;", ü$, 日本 from größe;
create table café (naïve text default '€;');
select $é$;$é$;
