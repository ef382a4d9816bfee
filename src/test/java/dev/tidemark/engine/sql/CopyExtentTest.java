package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A second pass jumps over long COPY data that the first one found, and reads the same.
class CopyExtentTest {
    private static final String ROWS = "1\tnäher\t\\\\x00\t日本 and more\n".repeat(60_000);
    private static final String AFTER = "\nselect 'ä', :x from t;\nselect 2;\n";

    @Test
    void theSecondPassReadsWhatTheFirstDid() {
        assertSame("\\set x 5\ncopy t from stdin;\n" + ROWS + "\\.\n" + AFTER);
    }

    @Test
    void everyDataOfAScriptIsFound() {
        String copy = "copy t from stdin;\n" + ROWS + "\\.\n";
        assertEquals(3, assertSame(copy + "select 1;\n" + copy + copy).size());
    }

    @Test
    void theEndOfTheFileEndsData() {
        assertSame("copy t from stdin;\n" + ROWS);
        assertSame("copy t from stdin;\n" + ROWS + "2\tno line end");
    }

    @Test
    void whatFollowsTheSemicolonIsReadBehindTheData() {
        assertSame("copy t from stdin; select 'rest'\n" + ROWS + "\\.\n, 3;\nselect 4;\n");
    }

    @Test
    void dataMayEndAtAnyPlaceOfTheWindow() {
        for (int shift = 0; shift < 40; shift++) {
            assertSame(
                    "-- "
                            + "ü".repeat(shift)
                            + "\ncopy t from stdin;\n"
                            + ROWS
                            + "\\.\r\n"
                            + AFTER);
        }
    }

    @Test
    void shortDataIsNotWorthRemembering() {
        assertTrue(
                Script.summarize(source("copy t from stdin;\n1\n\\.\n"), ScriptOptions.PLAIN)
                        .copies()
                        .isEmpty());
    }

    @Test
    void aTextThatHasChangedIsRefused() {
        var copies = Script.summarize(source(script(ROWS)), ScriptOptions.PLAIN).copies();
        assertUnreadable(script("0\n" + ROWS), copies);
        assertUnreadable(script(ROWS.substring(0, 1 << 20)), copies);
    }

    private static String script(String rows) {
        return "copy t from stdin;\n" + rows + "\\.\nselect 1;\n";
    }

    private static void assertUnreadable(String text, List<CopyExtent> copies) {
        var refused = assertThrows(ProblemException.class, () -> read(text, copies));
        assertEquals(ProblemCode.FILE_UNREADABLE, refused.problem().code());
    }

    /// @return what the first pass found
    private static List<CopyExtent> assertSame(String text) {
        var copies = Script.summarize(source(text), ScriptOptions.PLAIN).copies();
        assertTrue(!copies.isEmpty());
        assertEquals(read(text, List.of()), read(text, copies));
        return copies;
    }

    private static List<String> read(String text, List<CopyExtent> copies) {
        var read = new ArrayList<String>();
        try (var reader = StatementReader.open(source(text), ScriptOptions.PLAIN, copies)) {
            for (var next = reader.next(); next != null; next = reader.next()) {
                var data = next.data();
                read.add(
                        "%d+%d %s %s %s %s"
                                .formatted(
                                        next.offset(),
                                        next.length(),
                                        next.position(),
                                        next.command(),
                                        next.text().value(),
                                        data == null ? "" : data.offset() + "+" + data.length()));
            }
        }
        return read;
    }

    private static SqlSource source(String text) {
        return SqlSource.text("script.sql", text);
    }
}
