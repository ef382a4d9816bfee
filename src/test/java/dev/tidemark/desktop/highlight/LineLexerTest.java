package dev.tidemark.desktop.highlight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LineLexerTest {
    @Test
    void coloursWordsStringsAndNumbers() {
        assertEquals(
                "KEYWORD select|STRING 'a'|NUMBER 1|FUNCTION now|BRACKET (|BRACKET )",
                colours("select 'a', 1, now()"));
        assertEquals("TYPE numeric|BRACKET (|NUMBER 2|BRACKET )", colours("numeric(2)"));
        assertEquals("", colours("items.date"), "a column's name is no type");
    }

    @Test
    void coloursVariablesOfPsqlButNoCasts() {
        assertEquals("VARIABLE :|VARIABLE name", colours(":name"));
        assertEquals("VARIABLE :|VARIABLE 'name'", colours(":'name'"));
        assertEquals("OPERATOR ::|TYPE text", colours("a::text"));
    }

    @Test
    void coloursAFunctionsBodyAsCodeAndOtherDollarQuotesAsStrings() {
        assertEquals(
                "KEYWORD as|DOLLAR_QUOTE $f$|KEYWORD begin|COMMENT -- it's|DOLLAR_QUOTE $f$",
                colours("as $f$ begin -- it's", "$f$"));
        assertEquals("KEYWORD is|STRING $$begin|STRING end$$", colours("is $$begin", "end$$"));
        assertTrue(colours("do $$ begin end $$;").contains("KEYWORD begin"));
    }

    @Test
    void leavesTheLinesOfCopyToTheirData() {
        assertEquals(
                "KEYWORD copy|KEYWORD from|KEYWORD stdin|COPY_DATA it's\tdata|META_COMMAND \\."
                        + "|KEYWORD select",
                colours("copy t from stdin;", "it's\tdata", "\\.", "select"));
    }

    @Test
    void endsPsqlsCommandsWithTheirLine() {
        assertEquals("META_COMMAND \\echo it's|KEYWORD select", colours("\\echo it's", "select"));
    }

    @Test
    void readsOnFromAnyLineAsFromTheBeginning() {
        var lines = Features.SQL.lines().toList();
        var whole = LineLexer.lex(LineStart.SCRIPT, lines);
        for (int from = 1; from < lines.size(); from++) {
            var rest =
                    LineLexer.lex(whole.after().get(from - 1), lines.subList(from, lines.size()));
            assertEquals(
                    whole.pieces().subList(from, lines.size()),
                    rest.pieces(),
                    "from line " + (from + 1));
            assertEquals(whole.after().subList(from, lines.size()), rest.after());
        }
    }

    @Test
    void leavesVeryLongLinesPlainButKnowsWhereTheyEnd() {
        String line = "select '" + "x".repeat(6_000);
        var lexed = LineLexer.lex(LineStart.SCRIPT, List.of(line, "', 1"));
        assertEquals(List.of(), lexed.pieces().getFirst());
        assertEquals(SqlStyle.STRING, lexed.pieces().get(1).getFirst().style());
    }

    private static String colours(String... lines) {
        var lexed = LineLexer.lex(LineStart.SCRIPT, List.of(lines));
        var shown = new StringBuilder();
        for (int i = 0; i < lines.length; i++) {
            String line = lines[i];
            String pieces =
                    lexed.pieces().get(i).stream()
                            .map(it -> it.style() + " " + line.substring(it.from(), it.to()))
                            .collect(Collectors.joining("|"));
            shown.append(shown.isEmpty() || pieces.isEmpty() ? "" : "|").append(pieces);
        }
        return shown.toString();
    }
}
