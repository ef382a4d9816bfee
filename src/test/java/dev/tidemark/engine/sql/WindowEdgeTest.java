package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every construct is read alike wherever the window of loaded bytes ends.
class WindowEdgeTest {
    private static final int WINDOW = 1 << 18;
    private static final int STEP = 11;

    private static final String SCRIPT =
            """
            select 'ä''b;', E'c\\';\\\\', $tag$ ; $ta $tag$, "d""e;", /* f /* ; */ */ 1.5e-3--;
            , $1, U&'\\0061;' 'x'
            'y;';
            \\set name 'value; 1'
            select :'name', :name \\; copy t from stdin;
            1\t\\.
            日本;
            \\.
            create function f() returns int begin atomic select t.end from t; end;
            \\echo shown
            select 2, 3::int /* last */ ;
            """
                    + "select '"
                    + "long ".repeat(400)
                    + "', 1"
                    + " ".repeat(1500)
                    + ";\n";

    @Test
    void readsTheSameAtEveryEdge() {
        var expected = read("");
        for (int before = 0; before < SCRIPT.length() + 1100; before += STEP) {
            assertEquals(expected, read(" ".repeat(WINDOW - before)), "edge at " + before);
        }
    }

    private static List<String> read(String padding) {
        var read = new ArrayList<String>();
        for (Statement statement : Scripts.statements(padding + SCRIPT)) {
            read.add(
                    "%d+%d %s %s %s"
                            .formatted(
                                    statement.offset() - padding.length(),
                                    statement.length(),
                                    statement.command(),
                                    statement.position().line(),
                                    statement.text().value()));
            if (statement.data() != null) {
                read.add("data " + statement.data().length());
            }
        }
        return read;
    }
}
