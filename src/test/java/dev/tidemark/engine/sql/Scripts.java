package dev.tidemark.engine.sql;

import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;

/// Short ways to read a script in a test.
final class Scripts {
    private Scripts() {}

    static List<Statement> statements(String sql) {
        return statements(SqlSource.text("test.sql", sql), ScriptOptions.PLAIN);
    }

    static List<Statement> statements(SqlSource source, ScriptOptions options) {
        var statements = new ArrayList<Statement>();
        try (var reader = StatementReader.open(source, options)) {
            for (var next = reader.next(); next != null; next = reader.next()) {
                statements.add(next);
            }
        }
        return statements;
    }

    static List<String> texts(String sql) {
        return texts(statements(sql));
    }

    static List<String> texts(List<Statement> statements) {
        return statements.stream().map(statement -> statement.text().value()).toList();
    }

    static Statement only(String sql) {
        var statements = statements(sql);
        if (statements.size() != 1) {
            throw new AssertionError(texts(statements));
        }
        return statements.getFirst();
    }

    static Problem problem(String sql) {
        return problem(SqlSource.text("test.sql", sql), ScriptOptions.PLAIN);
    }

    static Problem problem(SqlSource source, ScriptOptions options) {
        return assertThrows(ProblemException.class, () -> statements(source, options)).problem();
    }

    static ScriptSummary summary(String sql) {
        return Script.summarize(SqlSource.text("test.sql", sql), ScriptOptions.PLAIN);
    }

    static Problem summaryProblem(String sql) {
        return assertThrows(ProblemException.class, () -> summary(sql)).problem();
    }
}
