create function f() returns int begin atomic select t.end from t; end; select 1;
