package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlaceholderTest {
    private static final ScriptOptions OPTIONS =
            new ScriptOptions(
                    null,
                    Map.of(
                            "env",
                            "dev",
                            "quote",
                            "it''s",
                            "list",
                            "1; select 2",
                            "same",
                            "${same}"));

    private static List<Statement> statements(String sql) {
        return Scripts.statements(SqlSource.text("test.sql", sql), OPTIONS);
    }

    @Test
    void replacesEverywhereInAStatement() {
        assertEquals(
                List.of("select 'dev', \"dev\", $$ dev $$, E'dev', app_dev, dev.t, 'it''s'"),
                Scripts.texts(
                        statements(
                                "select '${env}', \"${env}\", $$ ${env} $$, E'${env}', app_${env},"
                                        + " ${env}.t, '${quote}';")));
    }

    @Test
    void splitsWhatItPutsIn() {
        assertEquals(List.of("select 1", "select 2"), Scripts.texts(statements("select ${list};")));
    }

    @Test
    void looksForNoPlaceholderInAValue() {
        assertEquals(List.of("select '${same}'"), Scripts.texts(statements("select '${same}';")));
    }

    @Test
    void leavesCommentsAndCopyDataAsTheyAre() throws IOException {
        var statement = statements("-- ${unknown}\ncopy t from stdin;\n${env}\n\\.\n").getFirst();
        try (var data = statement.data().open()) {
            assertEquals("${env}\n", new String(data.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void namesAPlaceholderWithoutAValue() {
        var problem =
                Scripts.problem(
                        SqlSource.text("test.sql", "select 1;\nselect '${nope}';"), OPTIONS);
        assertEquals(ProblemCode.PLACEHOLDER_UNKNOWN, problem.code());
        assertEquals(new SourcePosition("test.sql", 2, 9), problem.where());
        assertTrue(problem.why().contains("env"), problem.why());
    }

    @Test
    void leavesThemAloneUnlessAskedTo() {
        assertEquals(List.of("select '${env}'"), Scripts.texts("select '${env}';"));
    }

    @Test
    void keepsThePositionsOfTheFile() {
        var statements = statements("select '${quote}'; select 2;\nselect 3;");
        assertEquals(new SourcePosition("test.sql", 1, 20), statements.get(1).position());
        assertEquals(19, statements.get(1).offset());
        assertEquals(17, statements.getFirst().length());
        assertEquals(new SourcePosition("test.sql", 2, 1), statements.get(2).position());
    }
}
