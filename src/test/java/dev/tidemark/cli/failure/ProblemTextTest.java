package dev.tidemark.cli.failure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.console.Style;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ServerError;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemTextTest {
    @TempDir Path folder;

    @Test
    void showsThePlaceWithItsLineAndACaretUnderTheColumn() throws IOException {
        Files.writeString(folder.resolve("004.sql"), "-- header\nSELECT '日本', nope;\n");
        var problem =
                Problem.of(ProblemCode.STATEMENT_FAILED, "004 was not applied", "No.", "Fix it.")
                        .at(new SourcePosition("004.sql", 2, 14));
        assertEquals(
                """
                error: 004 was not applied [statement-failed]
                  No.
                  --> 004.sql:2:14
                  2 | SELECT '日本', nope;
                    |                ^
                  hint: Fix it.
                """,
                ProblemText.of(problem, Style.PLAIN, List.of(folder)));
    }

    @Test
    void keepsTabsBeforeTheCaretSoThatItStandsWhereTheTextStands() throws IOException {
        Files.writeString(folder.resolve("a.sql"), "\tDROP x;\n");
        var problem =
                Problem.of(ProblemCode.STATEMENT_FAILED, "w", "y", "h")
                        .at(new SourcePosition("a.sql", 1, 7));
        var text = ProblemText.of(problem, Style.PLAIN, List.of(folder));
        assertTrue(text.contains("  1 | \tDROP x;\n    | \t     ^\n"), text);
    }

    @Test
    void showsAWindowOfAVeryLongLine() throws IOException {
        Files.writeString(folder.resolve("a.sql"), "x".repeat(5000) + "HERE" + "y".repeat(5000));
        var problem =
                Problem.of(ProblemCode.STATEMENT_FAILED, "w", "y", "h")
                        .at(new SourcePosition("a.sql", 1, 5001));
        var text = ProblemText.of(problem, Style.PLAIN, List.of(folder));
        assertTrue(text.contains("xHEREy"), text);
        assertTrue(text.lines().allMatch(line -> line.length() < 140), text);
    }

    @Test
    void showsThePlaceAloneWhenTheFileIsGone() {
        var problem =
                Problem.of(ProblemCode.STATEMENT_FAILED, "w", "y", "h")
                        .at(new SourcePosition("gone.sql", 3, 1))
                        .withStatement("SELECT 1");
        var text = ProblemText.of(problem, Style.PLAIN, List.of(folder));
        assertTrue(text.contains("  --> gone.sql:3:1\n  Statement: SELECT 1\n"), text);
    }

    @Test
    void showsWhatTheServerSaidAndTheStateOfTheDatabase() {
        var server = new ServerError("23505", "duplicate key", "Key (id)=(1).", "Look.", null);
        var problem =
                Problem.of(ProblemCode.STATEMENT_FAILED, "w", "duplicate key", "h")
                        .withServer(server)
                        .withDatabaseState("Everything was rolled back.");
        var text = ProblemText.of(problem, Style.PLAIN, List.of());
        assertTrue(text.contains("  SQLSTATE: 23505\n  Detail: Key (id)=(1).\n"), text);
        assertTrue(text.contains("  Server hint: Look.\n"), text);
        assertTrue(text.contains("  Database: Everything was rolled back.\n"), text);
        assertFalse(text.contains("Server: duplicate key"), "said once is enough\n" + text);
    }
}
