select B'01;0', b'1', X'1F;', x'ff', N'nat;ional', n';', U&'\0061;' UESCAPE '!', u&'d\0061t;', U&"d\0061t;a", u&"x";
select e'\'; still', E'\\', E'\\\';', E'a''b;', E'\x41;', E'\u0041;\'';
select 'back\slash\'; select 2;
select name'x;y', ee'not;escape', _E'\'; select 3;
