set standard_conforming_strings = off;
select 'a\'b;', 'c''d', E'\';', U&'x', "e\";
select B'1', N'\';', $$\$$;
set standard_conforming_strings to on;
select 'a\'; select 'b';
