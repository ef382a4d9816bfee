prepare p(int, text) as select $1, $2::text || ';' where $1 > 0; execute p(1, ';'); deallocate p;
declare c cursor for select ';'; fetch 1 from c; close c;
