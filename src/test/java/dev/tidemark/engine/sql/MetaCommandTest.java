package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MetaCommandTest {
    @Test
    void putsVariablesInWhereTheyWereSet() {
        assertEquals(
                List.of("select 5, 'it''s', \"it's\", :other, :'other', a[1:2], x::int, ':n'"),
                Scripts.texts(
                        """
                        \\set n 5
                        \\set text 'it''s'
                        select :n, :'text', :"text", :other, :'other', a[1:2], x::int, ':n';
                        """));
    }

    @Test
    void forgetsAVariableThatIsUnset() {
        assertEquals(
                List.of("select 1", "select :n"),
                Scripts.texts("\\set n 1\nselect :n;\n\\unset n\nselect :n;"));
    }

    @Test
    void splitsTheValueOfAVariableToo() {
        var statements =
                Scripts.statements("\\set both 'select 1; select 2'\n:both, 3;\nselect 4;");
        assertEquals(List.of("select 1", "select 2, 3", "select 4"), Scripts.texts(statements));
        assertEquals(
                List.of(2, 2, 3),
                statements.stream().map(statement -> statement.position().line()).toList());
    }

    @Test
    void leavesAVariableAloneInsideItsOwnValue() {
        assertEquals(List.of("select :a + 1"), Scripts.texts("\\set a ':a + 1'\nselect :a;"));
    }

    @Test
    void keepsPositionsBehindVariables() {
        var statements = Scripts.statements("\\set v 'a b'\nselect :v; select 2;");
        assertEquals(new SourcePosition("test.sql", 2, 12), statements.getLast().position());
        assertEquals(9, statements.getFirst().length());
    }

    @Test
    void yieldsEchoedTextAtItsPlace() {
        var statements =
                Scripts.statements("\\set who world\nselect 1\n\\echo hello   :who 'a  b'\n, 2;");
        assertEquals(List.of("hello world a  b", "select 1\n\n, 2"), Scripts.texts(statements));
        assertEquals(StatementKind.ECHO, statements.getFirst().kind());
        assertEquals(3, statements.getFirst().position().line());
        assertEquals(2, statements.getLast().position().line());
    }

    @Test
    void readsOnBehindADoubleBackslash() {
        assertEquals(List.of("a", "select 1"), Scripts.texts("\\echo a \\\\ select 1;"));
    }

    @Test
    void acceptsWhatPgDumpWrites() {
        assertEquals(
                List.of("select 1"),
                Scripts.texts("\\restrict aB1\nselect 1;\n\\unrestrict aB1\n"));
    }

    @Test
    void refusesEveryOtherCommandWhileRestricted() {
        var problem = Scripts.problem("\\restrict aB1\nselect 1;\n\\set x 1\n");
        assertEquals(ProblemCode.SQL_META_COMMAND, problem.code());
        assertEquals(new SourcePosition("test.sql", 3, 1), problem.where());
    }

    @Test
    void refusesAWrongKey() {
        assertEquals(
                ProblemCode.SQL_META_COMMAND,
                Scripts.problem("\\restrict aB1\n\\unrestrict other\n").code());
        assertEquals(ProblemCode.SQL_META_COMMAND, Scripts.problem("\\unrestrict aB1\n").code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    \\copy t from 'x'       | COPY
                    \\c other               | --url
                    \\connect other         | --url
                    \\i other.sql           | \\ir
                    \\if true               | DO
                    select 1 \\gexec        | DO
                    select 1 \\g            | ;
                    select 1 \\gset         | ;
                    select 1 \\gx           | ;
                    \\timing on             | Take the line out
                    \\pset format csv       | Take the line out
                    \\!ls                   | Take it out
                    \\.                     | COPY
                    \\nonsense              | \\echo
                    \\set AUTOCOMMIT off    | BEGIN
                    \\set SINGLELINE on     | ;
                    \\set a `date`          | value
                    \\set a 'open           | Close
                    \\set no-name 1         | letters
                    """)
    void refusesOtherCommandsWithAWayOut(String line, String hint) {
        var problem = Scripts.problem("select 0;\n" + line.replace("\\\\", "\\") + "\n");
        assertEquals(ProblemCode.SQL_META_COMMAND, problem.code());
        assertEquals(2, problem.where().line());
        assertTrue(problem.hint().contains(hint.replace("\\\\", "\\")), problem.hint());
    }

    @Test
    void seesNoCommandInQuotesCommentsAndData() {
        assertEquals(
                List.of("select '\\x' /* \\y */, $$\\z$$", "copy t from stdin"),
                Scripts.texts(
                        "select '\\x' /* \\y */, $$\\z$$; -- \\w\ncopy t from stdin;\n\\q\n\\.\n"));
    }
}
