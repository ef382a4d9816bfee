package dev.tidemark.desktop.apply;

/// A migration that goes on when it is cancelled, as a procedure may that catches everything.
final class StubbornScript {
    static final String TEXT =
            """
            create table a (id int);
            do $$
            begin
                for i in 1 .. 600 loop
                    begin
                        perform pg_sleep(1);
                    exception when query_canceled then
                        null;
                    end;
                end loop;
            end
            $$;
            """;

    private StubbornScript() {}
}
