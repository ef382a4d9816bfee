\set back 'a\\b'
\set line 'a\nb\tc\101\x42'
\set multi 'first' 'second'
select :'back', :'line', :multi, :'multi', :"back";
\set semi 5;
select :semi select 6;
\set from_other :semi
select :'from_other';
