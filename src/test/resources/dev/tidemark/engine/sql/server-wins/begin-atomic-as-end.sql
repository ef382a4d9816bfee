create function f() returns int begin atomic select 1 as end; select begin from t; end; select 3;
