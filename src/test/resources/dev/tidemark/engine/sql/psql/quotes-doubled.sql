select 'it''s; fine', "a""b;c", '', "x;";select '''';select ';''';
insert into t values ('--no comment', '/* none */', 'a
b;
c');
