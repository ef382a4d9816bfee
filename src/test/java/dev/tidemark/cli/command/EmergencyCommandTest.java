package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.cli.Main;
import dev.tidemark.testing.ChildJvm;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.HealthServer;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Emergency rollbacks, with an application that is a file: `running` is there while it runs.
@ExtendWith(DatabaseExtension.class)
@Timeout(90)
@EnabledOnOs({OS.LINUX, OS.MAC})
class EmergencyCommandTest {
    private static final String COMMANDS =
            "[emergency]\nstop = \"sh stop.sh\"\nstart = \"sh start.sh\"\ntimeout = \"2s\"\n";

    @TempDir Path folder;
    @TempDir Path home;
    private SmallProject project;

    @BeforeEach
    void brokenRelease(TestDatabase database) throws IOException {
        project =
                new SmallProject(folder, database)
                        .with(
                                "001_a.sql",
                                "create table a (id int);\n\n-- ROLLBACK\n-- drop table a;\n")
                        .with(
                                "002_b.sql",
                                "create table b (id int);\ninsert into b values (1), (2);\n\n-- ROLLBACK\n-- drop table b;\n");
        settings(COMMANDS);
        script("stop.sh", "echo stopping\nrm running\n");
        script("start.sh", "echo starting\ntouch running\n");
        script("running", "");
        assertEquals(0, call().run("migrate", "--yes").exitCode());
    }

    private void settings(String text) throws IOException {
        script("tidemark.toml", text);
    }

    private void script(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    private boolean running() {
        return Files.exists(folder.resolve("running"));
    }

    private CommandLineCall call() {
        return project.call().at(home).with("PATH", System.getenv("PATH"));
    }

    private CommandLineCall.Ended unattended(String... more) {
        var words = new ArrayList<>(List.of("emergency", "--plan", "--json", "--yes"));
        var place = List.of("--way", "--last", "--to", "--environment");
        for (int i = 0; i < more.length; i++) {
            if (place.contains(more[i])) {
                words.addAll(List.of(more[i], more[i + 1]));
            }
        }
        if (List.of(more).contains("--no-save")) {
            words.add("--no-save");
        }
        var plan = call().run(words.toArray(String[]::new));
        assertEquals(0, plan.exitCode(), plan.err() + plan.out());
        var run = new ArrayList<>(List.of("emergency", "--json", "--yes", "--confirm"));
        run.add(plan.json().get("plan").asText());
        run.addAll(List.of(more));
        return call().run(run.toArray(String[]::new));
    }

    private static String state(CommandLineCall.Ended ended, String name) {
        for (var step : ended.json().get("steps")) {
            if (step.get("step").asText().equals(name)) {
                return step.get("state").asText();
            }
        }
        throw new AssertionError(ended.out());
    }

    private static void assertProblem(int exitCode, String code, CommandLineCall.Ended ended) {
        assertEquals(exitCode, ended.exitCode(), ended.err() + ended.out());
        var json = ended.json();
        String found = (json.has("problem") ? json.get("problem") : json).get("code").asText();
        assertEquals(code, found, ended.out());
    }

    private JsonNode unfinished() {
        var ended = call().run("emergency", "--status", "--json");
        assertEquals(0, ended.exitCode(), ended.err());
        return ended.json().get("unfinished");
    }

    @Test
    void stopsGoesBackVerifiesAndStartsAgain() throws IOException {
        var ended = unattended("--way", "script");
        assertEquals(0, ended.exitCode(), ended.err());
        assertFalse(project.has("b"));
        assertTrue(running());
        assertEquals("passed", state(ended, "stop"));
        assertEquals("passed", state(ended, "monitor"));
        var stop = ended.json().get("commands").get(0);
        assertEquals("sh stop.sh", stop.get("command").asText());
        assertEquals("[\"stopping\"]", stop.get("output").toString());
        for (var report : ended.json().get("reports")) {
            assertTrue(Files.readString(Path.of(report.asText())).contains("stopping"));
        }
        assertEquals(0, unfinished().size());
    }

    @Test
    void showsWhatEachWayLosesBeforeAnythingIsDone() {
        var ended = call().run("emergency", "--plan", "--json");
        assertEquals(0, ended.exitCode(), ended.err());
        var ways = ended.json().get("ways");
        assertEquals(3, ways.size());
        assertTrue(ways.get(0).get("facts").toString().contains("2 rows"), ways.toString());
        assertFalse(ways.get(1).get("possible").asBoolean());
        assertFalse(ways.get(2).get("possible").asBoolean());
        assertEquals("sh stop.sh", ended.json().get("stop").asText());
        assertTrue(running());
        assertTrue(project.has("b"));
    }

    @Test
    void savesTheDataUnlessItIsToldNotTo() throws IOException {
        var saving = call().run("emergency", "--plan", "--json", "--way", "script").json();
        assertTrue(saving.get("ways").toString().contains("2 rows; saved first"));
        var ended = unattended("--way", "script", "--no-save");
        assertEquals(0, ended.exitCode(), ended.err());
        String said = Files.readString(Path.of(ended.json().get("reports").get(1).asText()));
        assertTrue(said.contains("2 rows; not saved"), said);
        assertFalse(project.has("b"));
        assertFalse(project.has("tidemark_archive.catalogue"));
        assertFalse(
                saving.get("plan").asText().equals(ended.json().get("plan").asText()),
                "what was shown with saving does not stand for a run without");
    }

    @Test
    void goesForwardByAFix() throws IOException {
        project.with("003_fix.sql", "alter table b add fixed boolean default true;\n");
        var ended = unattended("--way", "forward-fix");
        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals("[\"003\"]", ended.json().get("done").toString());
        assertTrue(project.has("b"));
        assertTrue(running());
    }

    @Test
    void refusesAWayThatIsNotPossible() {
        var ended =
                call().run("emergency", "--json", "--yes", "--way", "restore", "--confirm", "x");
        assertTrue(ended.exitCode() != 0, ended.out());
        assertTrue(running());
        assertProblem(
                4,
                "not-applied",
                call().run("emergency", "--json", "--yes", "--way", "forward-fix"));
    }

    @Test
    void wantsTheHashOfWhatWasShown() throws IOException {
        assertProblem(
                2,
                "confirmation-needed",
                call().run("emergency", "--json", "--yes", "--way", "script"));
        var plan = call().run("emergency", "--plan", "--json", "--way", "script").json();
        settings(COMMANDS.replace("sh start.sh", "sh start.sh now"));
        var ended =
                call().run(
                                "emergency",
                                "--json",
                                "--yes",
                                "--way",
                                "script",
                                "--confirm",
                                plan.get("plan").asText());
        assertProblem(4, "changed-since-planned", ended);
        assertTrue(running());
        assertEquals(0, unfinished().size());
    }

    @Test
    void runsNoCommandThatTheProjectDoesNotAllow() throws IOException {
        var ended = call().run("emergency", "--plan", "--json", "--stop-command", "touch evil");
        assertProblem(11, "policy-command-not-allowed", ended);
        assertFalse(Files.exists(folder.resolve("evil")));
        settings(COMMANDS + "allow = [\"touch evil\"]\n");
        assertEquals(
                0,
                call().run("emergency", "--plan", "--json", "--stop-command", "touch evil")
                        .exitCode());
    }

    @Test
    void changesNothingWhenTheStopCommandFails() throws IOException {
        script("stop.sh", "echo no such service; exit 3\n");
        var ended = unattended("--way", "script");
        assertProblem(9, "command-failed", ended);
        assertTrue(ended.json().get("problem").get("why").asText().contains("exit code 3"));
        assertTrue(ended.json().get("problem").get("why").asText().contains("no such service"));
        assertEquals("not-run", state(ended, "go-back"));
        assertTrue(project.has("b"));
        assertEquals("failed", ended.json().get("outcome").asText());
    }

    @Test
    void endsAStopCommandThatHangs() throws IOException {
        script("stop.sh", "sleep 60\n");
        var ended = unattended("--way", "script");
        assertProblem(9, "command-failed", ended);
        assertTrue(ended.json().get("problem").get("why").asText().contains("within 2.0 s"));
        assertTrue(project.has("b"));
    }

    @Test
    void leavesTheApplicationStoppedWhenGoingBackFailsAndSaysSo() throws IOException {
        project.with(
                "002_b.sql",
                "create table b (id int);\ninsert into b values (1), (2);\n\n-- ROLLBACK\n-- drop table nowhere;\n");
        var ended = unattended("--way", "script");
        assertProblem(8, "statement-failed", ended);
        assertFalse(running());
        assertTrue(ended.json().get("application").asText().contains("may be stopped"));
        assertEquals(0, unfinished().size());
        assertEquals(0, call().run("emergency", "--status").exitCode());
    }

    @Test
    void startsAnywayWhereAReasonIsGiven() throws IOException {
        project.with(
                "002_b.sql",
                "create table b (id int);\ninsert into b values (1), (2);\n\n-- ROLLBACK\n-- drop table nowhere;\n");
        var ended = unattended("--way", "script", "--start-anyway", "half is better than nothing");
        assertTrue(running());
        assertTrue(ended.json().get("decisions").toString().contains("half is better"));
    }

    @Test
    void waitsForTheApplicationToComeUpAndThenWantsItToStayUp() throws IOException {
        try (var server = new HealthServer()) {
            settings(
                    COMMANDS
                            + """
                            [verify]
                            monitor = "5s"
                            monitor_every = "50ms"
                            [[verify.http]]
                            name = "health"
                            url = "%s"
                            """
                                    .formatted(server.url("/switch")));
            server.answer(503);
            Thread.ofVirtual()
                    .start(() -> {
                        server.awaitRequest();
                        server.answer(200);
                        int seen = server.requests();
                        while (server.requests() < seen + 3) {
                            Thread.onSpinWait();
                        }
                        server.answer(500);
                    });
            var ended = unattended("--way", "script");
            assertProblem(10, "verification-failed", ended);
            assertEquals("passed", state(ended, "verify"));
            assertEquals("failed", state(ended, "monitor"));
            assertTrue(server.requests() >= 4, "requests: " + server.requests());
            assertTrue(running());
        }
    }

    @Test
    void walksAPersonThroughIt() throws IOException {
        script("stop.sh", "exit 1\n");
        var ended = call().answering("script\ny\nit is stopped already\n").run("emergency");
        assertEquals(0, ended.exitCode(), ended.err() + ended.out());
        assertTrue(ended.out().contains("Rollback scripts (--way script)"), ended.out());
        assertTrue(ended.out().contains("stop:  sh stop.sh"), ended.out());
        assertTrue(ended.err().contains("it is stopped already"), ended.err());
        assertFalse(project.has("b"));
    }

    @Test
    void aKilledOneLeavesBehindWhatItDidAndIsFinishedByTheNextOne(TestDatabase database)
            throws Exception {
        killedWhileGoingBack(database);
        assertFalse(running());
        var left = unfinished();
        assertEquals(1, left.size());
        var steps = left.get(0).get("steps");
        assertEquals("done", steps.get("stop").asText());
        assertEquals("not-ended", steps.get("go-back").asText());
        assertEquals("not-begun", steps.get("start").asText());
        assertEquals("sh start.sh", left.get(0).get("start").asText());

        assertProblem(4, "emergency-unfinished", unattended("--way", "script"));
        project.with("003_c.sql", "create table c (id int);\n");
        var plan = call().run("rollout", "--plan", "--json").json().get("plan").asText();
        assertProblem(
                4,
                "emergency-unfinished",
                call().run("rollout", "--json", "--yes", "--confirm", plan));
        assertProblem(
                4, "emergency-unfinished", call().run("emergency", "--finish", "--json", "--yes"));
        assertFalse(running());

        var ended =
                call().run(
                                "emergency",
                                "--finish",
                                "--json",
                                "--yes",
                                "--settled",
                                "the server rolled it back");
        assertEquals(0, ended.exitCode(), ended.err() + ended.out());
        assertTrue(running());
        assertTrue(ended.json().get("decisions").toString().contains("rolled it back"));
        assertEquals(0, unfinished().size());
    }

    @Test
    void aKilledOneCanBeSettledByHand(TestDatabase database) throws Exception {
        killedWhileGoingBack(database);
        assertEquals(0, call().run("emergency", "--dismiss", "restored by hand").exitCode());
        assertEquals(0, unfinished().size());
        assertProblem(
                4, "repair-not-needed", call().run("emergency", "--finish", "--json", "--yes"));
    }

    /// Kills a process between its stop command and its start command.
    private void killedWhileGoingBack(TestDatabase database) throws Exception {
        String slow = "create table b (id int);\ninsert into b values (1), (2);\n\n-- ROLLBACK\n";
        project.with("002_b.sql", slow + "-- select pg_sleep(600);\n");
        var plan = call().run("emergency", "--plan", "--json", "--way", "script").json();
        var builder =
                ChildJvm.of(
                        Main.class,
                        "emergency",
                        "--way",
                        "script",
                        "--yes",
                        "--json",
                        "--confirm",
                        plan.get("plan").asText(),
                        "--project",
                        folder.toString());
        builder.environment().put("DATABASE_URL", database.url());
        builder.environment().put("HOME", home.toString());
        builder.environment().remove("XDG_STATE_HOME");
        var process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        try {
            String sleeps =
                    "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";
            for (int i = 0; i < 600 && !database.value(sleeps).equals("1"); i++) {
                assertTrue(process.isAlive());
                Thread.sleep(100);
            }
        } finally {
            process.destroyForcibly();
            assertTrue(process.waitFor(30, TimeUnit.SECONDS));
        }
        database.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where query like '%pg_sleep%'"
                        + " and pid <> pg_backend_pid() and datname = current_database()");
        project.with("002_b.sql", slow + "-- drop table b;\n");
    }
}
