\set one 1
\set text 'it''s; here'
\set name 'my"table'
\set joined a b 'c d'
\set quoted "x y"
\set empty
select :one, :'text', :"name", :joined, :'joined', :quoted, :'empty', :{?one}, :{?none};
select ':one', ":one", $$:one$$ /* :one */, a::one, :two, :'two', :"two", a[1:2], x[:one], :one::int, (:one);
\unset one
select :one, :{?one};
select :joined:quoted, :'text':'text';
