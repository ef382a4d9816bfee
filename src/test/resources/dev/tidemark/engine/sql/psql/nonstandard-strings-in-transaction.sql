begin;
set local standard_conforming_strings to 'off';
select '\';';
set local standard_conforming_strings to 'on';
commit;
select '\'; select 1;
