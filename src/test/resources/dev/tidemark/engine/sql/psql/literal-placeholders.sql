select '${literal}', ${x;y}, "${a}", $${b}$$, $x${c}$x$; select ${; select 2;
insert into t values ('${not; a} placeholder', E'${'';}');
