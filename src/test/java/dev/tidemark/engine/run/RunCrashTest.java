package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Kills the process that runs, at every event of a run, and runs again.
@ExtendWith(DatabaseExtension.class)
class RunCrashTest {
    @TempDir Path folder;

    @Test
    void endsInTheSameSchemaWhereverATransactionIsKilled(TestDatabase database) throws Exception {
        new RunFixture(folder)
                .file("001_a.sql", "CREATE TABLE a(id int);\nINSERT INTO a VALUES (1);\n")
                .file("002_b.sql", "ALTER TABLE a ADD b int;\nINSERT INTO a VALUES (2);\n");
        killEverywhere(database);
    }

    @Test
    void endsInTheSameSchemaWhereverAStepIsKilled(TestDatabase database) throws Exception {
        new RunFixture(folder)
                .file(
                        "001_a.sql",
                        "CREATE TABLE a(id int);\nCREATE INDEX CONCURRENTLY a_id ON a(id);\nINSERT INTO a VALUES (1);\nVACUUM a;\n");
        killEverywhere(database);
    }

    @Test
    void endsInTheSameSchemaWhereverAFilesOwnTransactionIsKilled(TestDatabase database)
            throws Exception {
        new RunFixture(folder)
                .file(
                        "001_a.sql",
                        "BEGIN;\nCREATE TABLE a(id int);\nINSERT INTO a VALUES (1);\nCOMMIT;\nBEGIN;\nINSERT INTO a VALUES (2);\nCOMMIT;\n");
        killEverywhere(database);
    }

    private void killEverywhere(TestDatabase database) throws Exception {
        var fixture = new RunFixture(folder);
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        int killed = 0;
        // The next process gets ready while what the last one left is looked at.
        var next = child(database, 1);
        try {
            for (int event = 1; ; event++) {
                var process = next;
                next = child(database, event + 1);
                clean(database);
                int exit = run(process);
                if (exit == 0) {
                    break;
                }
                assertEquals(CrashingRun.KILLED, exit);
                killed++;
                Aftermath.endsLike(undisturbed, fixture, database.connector());
            }
        } finally {
            next.destroyForcibly().waitFor();
        }
        assertTrue(killed >= 6, "killed at only %d events".formatted(killed));
    }

    private static void clean(TestDatabase database) {
        database.execute("drop schema public cascade; create schema public");
    }

    /// Surefire starts the tests from a jar that only names the class path.
    private static String classPath() {
        return System.getProperty(
                "surefire.test.class.path", System.getProperty("java.class.path"));
    }

    private Process child(TestDatabase database, int event) throws IOException {
        var target = database.connector().target();
        var command =
                List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        classPath(),
                        CrashingRun.class.getName(),
                        target.host(),
                        String.valueOf(target.port()),
                        target.database(),
                        target.user(),
                        folder.toString(),
                        String.valueOf(event));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment()
                .put("TEST_PASSWORD", database.settings().hosts().getFirst().password().reveal());
        return builder.start();
    }

    private static int run(Process process) throws Exception {
        try (var input = process.outputWriter()) {
            input.write("\n");
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        return process.exitValue();
    }
}
