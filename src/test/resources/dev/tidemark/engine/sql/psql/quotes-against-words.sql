select a'x;', b"y;", c$$; select E"e;", x"f;", u&'a;'"b;", 'c''d'"e;"'f;';
select _'a;', 1'b;', $1'c;', a.'d;', ]'e;', @'f;';
