package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.cli.Main;
import dev.tidemark.testing.ChildJvm;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Signals that end a command while a statement runs.
@ExtendWith(DatabaseExtension.class)
@EnabledOnOs(OS.LINUX)
class InterruptedCommandTest {
    private static final String SLEEPS =
            "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";

    @TempDir Path folder;

    @Test
    void ctrlCRollsTheStatementBackAndReports(TestDatabase database) throws Exception {
        var project =
                new SmallProject(folder, database)
                        .with("001_slow.sql", "create table slow ();\nselect pg_sleep(600);\n");
        var ended = signalled(database, "INT");
        assertEquals(130, ended.exitCode(), ended.out() + ended.err());
        var document = CommandLineCall.parse(ended.out());
        assertEquals("stopped", document.get("outcome").asText());
        assertEquals("stopped", document.get("problem").get("code").asText());
        assertFalse(project.has("slow"));
        assertEquals("0", database.value(SLEEPS));
    }

    @Test
    void politeKillSaysWhatStaysAndLeavesItToBeResumed(TestDatabase database) throws Exception {
        var project =
                new SmallProject(folder, database)
                        .with(
                                "001_slow.sql",
                                "create table slow ();\nvacuum slow;\nselect pg_sleep(600);\n");
        var ended = signalled(database, "TERM");
        assertEquals(143, ended.exitCode(), ended.out() + ended.err());
        var problem = CommandLineCall.parse(ended.out()).get("problem");
        assertTrue(problem.get("databaseState").asText().contains("committed"), ended.out());
        assertTrue(project.has("slow"));
        project.with("001_slow.sql", "create table slow ();\nvacuum slow;\nselect 1;\n");
        var resumed = project.run("repair", "resume", "001", "--yes");
        assertEquals(0, resumed.exitCode(), resumed.err());
    }

    @Test
    void aKilledRunIsFinishedByTheNextOne(TestDatabase database) throws Exception {
        var project =
                new SmallProject(folder, database)
                        .with(
                                "001_slow.sql",
                                "create table slow ();\nvacuum slow;\nselect pg_sleep(600);\n")
                        .with("002_next.sql", "create table next ();\n");
        signalled(database, "KILL");
        database.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep%'"
                        + " and pid <> pg_backend_pid() and datname = current_database()");
        project.with("001_slow.sql", "create table slow ();\nvacuum slow;\nselect 1;\n");
        var silent = project.run("migrate", "--json");
        assertEquals(2, silent.exitCode(), silent.err());
        assertTrue(silent.json().get("what").asText().contains("001 slow was interrupted"));
        var ended = project.run("migrate", "--yes", "--json");
        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals("[\"001\",\"002\"]", ended.json().get("done").toString());
    }

    @Test
    void ctrlCInARolloutRollsTheStatementBackAndKeepsTheReport(TestDatabase database)
            throws Exception {
        var project =
                new SmallProject(folder, database)
                        .with("001_slow.sql", "create table slow ();\nselect pg_sleep(600);\n");
        String hash = project.run("rollout", "--plan", "--json").json().get("plan").asText();
        var ended =
                signalled(
                        database,
                        "INT",
                        "rollout",
                        "--yes",
                        "--confirm",
                        hash,
                        "--reports",
                        folder.resolve("reports").toString());
        assertEquals(130, ended.exitCode(), ended.out() + ended.err());
        var document = CommandLineCall.parse(ended.out());
        assertEquals("failed", document.get("outcome").asText());
        assertEquals("stopped", document.get("problem").get("code").asText());
        assertFalse(project.has("slow"));
        for (var report : document.get("reports")) {
            assertTrue(Files.size(Path.of(report.asText())) > 0);
        }
        assertEquals(3, document.get("reports").size());
    }

    private CommandLineCall.Ended signalled(TestDatabase database, String signal)
            throws IOException, InterruptedException {
        return signalled(database, signal, "migrate");
    }

    /// Runs a command with `--json` in a process of its own and signals it while a statement
    /// sleeps.
    private CommandLineCall.Ended signalled(
            TestDatabase database, String signal, String... arguments)
            throws IOException, InterruptedException {
        var words = new ArrayList<>(List.of(arguments));
        words.addAll(List.of("--json", "--project", folder.toString()));
        var builder = ChildJvm.of(Main.class, words.toArray(String[]::new));
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        // A shell's background jobs ignore Ctrl-C, and so would what they start.
        var command = new ArrayList<>(List.of("env", "--default-signal=INT"));
        command.addAll(builder.command());
        builder.command(command);
        builder.environment().put("DATABASE_URL", database.url());
        var process = builder.start();
        try {
            awaitSleep(database, process);
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            var out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
            return new CommandLineCall.Ended(process.exitValue(), out, "");
        } finally {
            process.destroyForcibly();
        }
    }

    private static void awaitSleep(TestDatabase database, Process process)
            throws InterruptedException {
        for (int i = 0; i < 600 && process.isAlive(); i++) {
            if (database.value(SLEEPS).equals("1")) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError("the statement did not begin");
    }
}
