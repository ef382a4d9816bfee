\set ä umlaut
\set A1_ upper
\set a1_ lower
\set ON_ERROR_STOP on
select :ä, :A1_, :a1_, :a1_x, :A1_::text, :a1_ $tag$;$tag$, :9;
select :'a1_x', :"A1_", :'a1_';
