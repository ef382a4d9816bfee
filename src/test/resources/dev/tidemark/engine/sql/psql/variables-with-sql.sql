\set stmt 'select 1; select 2'
:stmt; :stmt
;
\set cond 'a = \'x;\''
select * from t where :cond;
\set inner 5
\set outer ':inner + :outer'
select :outer;
\set half 'select \'open'
:half;'; select 3;
