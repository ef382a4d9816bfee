package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StatementReaderTest {
    @TempDir private Path folder;

    @Test
    void splitsAtSemicolonsOutsideOfQuotesAndComments() {
        assertEquals(
                List.of("select ';'", "select \";\" /* ; */, 1", "select $$;$$"),
                Scripts.texts("select ';'; select \";\" /* ; */, 1; -- ;\nselect $$;$$;"));
    }

    @Test
    void leavesOutCommentsAndBlanksAroundAStatement() {
        assertEquals(
                List.of("select 1", "select 2"),
                Scripts.texts("/* a */ -- b\n select 1 -- c\n;;\n/* d */;select 2 /* e */ "));
    }

    @Test
    void findsNothingInAScriptOfCommentsOnly() {
        assertEquals(List.of(), Scripts.texts("-- nothing\n/* at all */ ;\n"));
        assertEquals(List.of(), Scripts.texts(""));
    }

    @Test
    void countsLinesColumnsAndBytes() {
        var statements = Scripts.statements("-- ä\nselect 'ü';  select 2;\n\n\t/* é */ select 3");
        assertEquals(
                List.of(
                        new SourcePosition("test.sql", 2, 1),
                        new SourcePosition("test.sql", 2, 14),
                        new SourcePosition("test.sql", 4, 10)),
                statements.stream().map(Statement::position).toList());
        assertEquals(List.of(6L, 20L, 41L), statements.stream().map(Statement::offset).toList());
        assertEquals(List.of(11L, 8L, 8L), statements.stream().map(Statement::length).toList());
        assertEquals(List.of(1, 2, 3), statements.stream().map(Statement::index).toList());
    }

    @Test
    void countsACharacterBeyondTheBasicPlaneAsOneColumn() {
        assertEquals(
                new SourcePosition("test.sql", 1, 12),
                Scripts.statements("select '😀';select 2").getLast().position());
    }

    @Test
    void skipsAByteOrderMarkAndCountsItsBytes() {
        var statement = Scripts.only("\uFEFFselect 1;");
        assertEquals(new SourcePosition("test.sql", 1, 1), statement.position());
        assertEquals(3, statement.offset());
        assertEquals("select 1", statement.text().value());
    }

    @Test
    void readsWindowsLineEnds() {
        var statements = Scripts.statements("select 1;\r\n\r\n-- c;\r\nselect\r\n 2;\r\n");
        assertEquals(List.of("select 1", "select\r\n 2"), Scripts.texts(statements));
        assertEquals(4, statements.getLast().position().line());
    }

    @Test
    void keepsTheSemicolonsOfARule() {
        assertEquals(
                List.of(
                        "create rule r as on insert to t do also (insert into a select 1; select 2)"),
                Scripts.texts(
                        "create rule r as on insert to t do also (insert into a select 1; select 2);"));
    }

    @Test
    void endsAnAtomicBodyWhereTheGrammarEndsIt() {
        String function =
                """
                create or replace function f() returns int begin atomic
                  select case when t.end then 1 else 2 end as end, "begin", (select 1)
                    from t;
                  select 2;
                end\
                """;
        assertEquals(List.of(function, "select 3"), Scripts.texts(function + "; select 3;"));
    }

    @Test
    void takesNoPlainFunctionForAnAtomicOne() {
        assertEquals(
                List.of("create function begin() returns int return 1", "begin", "end"),
                Scripts.texts("create function begin() returns int return 1; begin; end;"));
    }

    @Test
    void continuesAStringOfItsKindInTheNextLine() {
        assertEquals(
                List.of("select E'a\\''\n 'b\\';'", "select 'a'\n'b'"),
                Scripts.texts("select E'a\\''\n 'b\\';'; select 'a'\n'b';"));
    }

    @Test
    void followsNonStandardStringsFromStatementToStatement() {
        assertEquals(
                List.of(
                        "set standard_conforming_strings = off",
                        "select '\\';'",
                        "reset standard_conforming_strings",
                        "select '\\'",
                        "select 2"),
                Scripts.texts(
                        "set standard_conforming_strings = off; select '\\';';"
                                + " reset standard_conforming_strings; select '\\'; select 2;"));
    }

    @Test
    void forgetsALocalSettingAtTheEndOfItsTransaction() {
        assertEquals(
                6,
                Scripts.statements(
                                "begin; set local standard_conforming_strings to off;"
                                        + " select '\\';'; rollback; select '\\'; select 2;")
                        .size());
    }

    @Test
    void takesTheDataBelowACopy() throws IOException {
        var statements =
                Scripts.statements("copy t (a) from stdin;\n1;\n\\N\n\\.\nselect 'after';\n");
        var data = statements.getFirst().data();
        assertEquals(StatementKind.COPY_FROM_STDIN, statements.getFirst().kind());
        assertEquals(23, data.offset());
        assertEquals(6, data.length());
        assertEquals(2, data.firstLine());
        try (var stream = data.open()) {
            assertEquals("1;\n\\N\n", new String(stream.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertEquals("select 'after'", statements.getLast().text().value());
        assertEquals(5, statements.getLast().position().line());
    }

    @Test
    void readsWhatFollowsACopyInItsLineAfterTheData() {
        var statements =
                Scripts.statements("copy t from stdin; select 'ä', \n1\n\\.\n 2; select 3;\n");
        assertEquals(
                List.of("copy t from stdin", "select 'ä', \n 2", "select 3"),
                Scripts.texts(statements));
        assertEquals(
                List.of(1, 1, 4),
                statements.stream().map(statement -> statement.position().line()).toList());
        assertEquals(20, statements.get(1).position().column());
        assertEquals(5, statements.get(2).position().column());
    }

    @Test
    void letsTheEndOfTheFileEndCopyDataAsPsqlDoes() {
        assertEquals(4, Scripts.only("copy t from stdin;\n1\n2\n").data().length());
        assertEquals(2, Scripts.only("copy t from stdin;\n1\n\\.").data().length());
        assertEquals(0, Scripts.only("copy t from stdin;").data().length());
    }

    @Test
    void makesJoinedStatementsOfTheirOwnAndSaysSo() {
        var statements = Scripts.statements("select 1\\; select 2;");
        assertEquals(List.of("select 1", "select 2"), Scripts.texts(statements));
        assertEquals(Statement.Terminator.JOINED, statements.getFirst().terminator());
        assertEquals(Statement.Terminator.SEMICOLON, statements.getLast().terminator());
    }

    @Test
    void namesThePlaceWhereAConstructWithoutEndOpens() {
        assertOpen(ProblemCode.SQL_UNTERMINATED_STRING, 2, 3, "select 1;\n  'abc;");
        assertOpen(ProblemCode.SQL_UNTERMINATED_STRING, 1, 8, "select E'abc\\';");
        assertOpen(ProblemCode.SQL_UNTERMINATED_STRING, 1, 8, "select U&'abc;");
        assertOpen(ProblemCode.SQL_UNTERMINATED_IDENTIFIER, 1, 10, "select ä \"abc;");
        assertOpen(ProblemCode.SQL_UNTERMINATED_COMMENT, 1, 8, "select /* /* */ 1;");
        assertOpen(ProblemCode.SQL_UNTERMINATED_COMMENT, 2, 1, "\n/* only");
        assertOpen(ProblemCode.SQL_UNTERMINATED_DOLLAR_QUOTE, 1, 8, "select $a$ $$ $A$;");
        assertOpen(
                ProblemCode.SQL_UNTERMINATED_BODY,
                2,
                1,
                "create function f() returns int\nbegin atomic select 1; select end;");
    }

    private static void assertOpen(ProblemCode code, int line, int column, String sql) {
        var problem = Scripts.problem(sql);
        assertEquals(code, problem.code());
        assertEquals(new SourcePosition("test.sql", line, column), problem.where(), sql);
    }

    @Test
    void refusesBytesThatAreNoUtf8WithTheirPlace() throws IOException {
        assertInvalid(new byte[] {(byte) 0xFF}, "0xFF");
        assertInvalid(new byte[] {(byte) 0xC0, (byte) 0x80}, "0xC0");
        assertInvalid(new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}, "0xED");
        assertInvalid(new byte[] {(byte) 0xE2, (byte) 0x82}, "0xE2");
        assertInvalid(new byte[] {(byte) 0xF5, (byte) 0x80, (byte) 0x80, (byte) 0x80}, "0xF5");
        assertInvalid(new byte[] {0}, "zero byte");
    }

    private void assertInvalid(byte[] invalid, String named) throws IOException {
        Path file = folder.resolve("invalid.sql");
        byte[] before = "select 1;\nselect 'ä".getBytes(StandardCharsets.UTF_8);
        try (var out = Files.newOutputStream(file)) {
            out.write(before);
            out.write(invalid);
            out.write("';\n".getBytes(StandardCharsets.UTF_8));
        }
        var problem = Scripts.problem(SqlSource.file(file, "invalid.sql"), ScriptOptions.PLAIN);
        assertEquals(ProblemCode.SQL_INVALID_UTF8, problem.code());
        assertEquals(new SourcePosition("invalid.sql", 2, 10), problem.where());
        assertTrue(problem.why().contains(named), problem.why());
        assertTrue(problem.why().contains("offset " + before.length), problem.why());
    }

    @Test
    void readsLongStatementsAgainInsteadOfKeepingThem() throws IOException {
        String values = "('value; ä'), ".repeat(50_000);
        String sql = "\\set last 7\ninsert into t values " + values + "(:last) ;\nselect 2;";
        Path file = Files.writeString(folder.resolve("long.sql"), sql);
        var source = SqlSource.file(file, "long.sql");
        var statements = Scripts.statements(source, ScriptOptions.PLAIN);
        String expected = "insert into t values " + values + "(7)";
        var text = statements.getFirst().text();
        assertEquals(expected, text.value());
        assertEquals(expected.substring(0, 100), text.head(100));
        assertEquals(expected.getBytes(StandardCharsets.UTF_8).length, text.size());
        assertEquals(3, statements.getLast().position().line());
    }
}
