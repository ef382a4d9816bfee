select 'a'
'b;';
select 'a' -- comment
  -- another; comment
  'c;d', 'e'
;
select 'x' 'y;'; select 'z' /* no */ 'w;';
select 'a'
-- only a comment;
; select 2;
