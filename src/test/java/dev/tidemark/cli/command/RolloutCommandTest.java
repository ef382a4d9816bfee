package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.engine.rollout.report.ReportFiles;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.HealthServer;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Rollouts in a pipeline and at a terminal. It is always Friday, 21 November 2025, 10:15 UTC.
@ExtendWith(DatabaseExtension.class)
@Timeout(60)
class RolloutCommandTest {
    @TempDir Path folder;
    @TempDir Path home;
    private SmallProject project;

    @BeforeEach
    void project(TestDatabase database) throws IOException {
        project = SmallProject.ofTwo(folder, database);
    }

    private void settings(String text) throws IOException {
        Files.writeString(folder.resolve("tidemark.toml"), text);
    }

    private CommandLineCall call() {
        return project.call().at(home).with("HEALTH_TOKEN", "s3cr3t");
    }

    private String hash(String... more) {
        return planned(more).get("plan").asText();
    }

    private JsonNode planned(String... more) {
        var ended = call().run(words(List.of("rollout", "--plan", "--json"), more));
        assertEquals(0, ended.exitCode(), ended.err() + ended.out());
        return ended.json();
    }

    /// A rollout in a pipeline, of the plan as it is shown now.
    private CommandLineCall.Ended unattended(String... more) {
        var place = new ArrayList<String>();
        for (int i = 0; i < more.length; i++) {
            if (more[i].equals("--environment") || more[i].equals("--to")) {
                place.addAll(List.of(more[i], more[i + 1]));
            }
        }
        String hash = hash(place.toArray(String[]::new));
        return call().run(words(List.of("rollout", "--json", "--yes", "--confirm", hash), more));
    }

    private static String[] words(List<String> first, String... more) {
        var words = new ArrayList<>(first);
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    private static JsonNode step(CommandLineCall.Ended ended, String name) {
        for (var step : ended.json().get("steps")) {
            if (step.get("step").asText().equals(name)) {
                return step;
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

    private void assertNothingWasDone() {
        assertFalse(project.has("a"));
        assertFalse(Files.exists(home.resolve(".local/share/tidemark/reports")));
    }

    @Test
    void appliesWhatWasShownAndKeepsAReportInThreeForms() throws IOException {
        settings("changelog = \"CHANGELOG.md\"\n[verify]\nrequired_tables = [\"a\", \"b\"]\n");
        var ended = unattended("--environment", "staging");
        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals("passed", ended.json().get("outcome").asText());
        assertEquals("[\"001\",\"002\"]", ended.json().get("done").toString());
        assertEquals("passed", step(ended, "verify").get("state").asText());
        assertEquals("not-demanded", step(ended, "backup").get("state").asText());
        assertTrue(project.has("b"));
        assertTrue(
                Files.readString(folder.resolve("CHANGELOG.md"))
                        .contains("## [002] B - 2025-11-21\n- Applied: Staging ✅"));
        assertEquals(3, ended.json().get("reports").size());
        for (var report : ended.json().get("reports")) {
            String text = Files.readString(Path.of(report.asText()));
            assertTrue(text.contains("001_a.sql"), text);
            assertTrue(text.contains("passed"), text);
        }
        var found =
                ReportFiles.of(
                        home.resolve(".local/share/tidemark/reports"),
                        UUID.fromString(ended.json().get("run").asText()));
        assertEquals(3, found.orElseThrow().files().size());
        var again = call().run("rollout", "--json", "--yes");
        assertEquals(0, again.exitCode());
        assertEquals("nothing", again.json().get("outcome").asText());
    }

    @Test
    void wantsTheHashOfAPlanThatWasShown() {
        assertProblem(2, "confirmation-needed", call().run("rollout", "--json", "--yes"));
        assertProblem(2, "confirmation-needed", call().run("rollout", "--json"));
        assertNothingWasDone();
    }

    @Test
    void refusesAPlanThatChangedSinceItWasShown() throws IOException {
        String hash = hash();
        project.with("001_a.sql", "create table a (id bigint);\n");
        var ended = call().run("rollout", "--json", "--yes", "--confirm", hash);
        assertProblem(4, "changed-since-planned", ended);
        assertNothingWasDone();
    }

    @Test
    void showsAnotherHashWhenAnythingIsDifferentThatWasShown() throws IOException {
        String hash = hash();
        assertEquals(hash, hash());
        assertFalse(hash.equals(hash("--to", "001")));
        assertFalse(hash.equals(hash("--environment", "staging")));
        settings("[[verify.query]]\nname = \"q\"\nsql = \"select true\"\n");
        assertFalse(hash.equals(hash()));
    }

    @Test
    void refusesWhereAPointOfTheChecklistIsOpen() throws IOException {
        settings(
                """
                [[checklist]]
                text = "Team notified"
                environments = ["staging"]
                [[checklist]]
                text = "Tested"
                """);
        var ended = unattended("--environment", "staging", "--checked", "Tested");
        assertProblem(11, "policy-checklist-open", ended);
        assertTrue(ended.json().get("problem").get("why").asText().contains("Team notified"));
        assertNothingWasDone();
        assertProblem(2, "usage", call().run("rollout", "--json", "--checked", "Tessted"));
        var done =
                unattended(
                        "--environment",
                        "staging",
                        "--checked",
                        "Tested",
                        "--checked",
                        "Team notified");
        assertEquals(0, done.exitCode(), done.err());
        var answer = done.json().get("checklist").get(1);
        assertTrue(answer.get("done").asBoolean());
        assertEquals("2025-11-21T10:15:00Z", answer.get("at").asText());
        assertFalse(answer.get("by").asText().isEmpty());
    }

    @Test
    void refusesOutsideTheWindowUnlessAReasonIsGiven() throws IOException {
        settings(
                "[policy.staging]\nwindow = [\"Sat 06:00-12:00\"]\ntime_zone = \"Europe/Madrid\"\n");
        var closed = unattended("--environment", "staging");
        assertProblem(11, "policy-window-closed", closed);
        assertTrue(
                closed.json()
                        .get("problem")
                        .get("hint")
                        .asText()
                        .contains("Sat 2025-11-22 06:00 Europe/Madrid"));
        assertNothingWasDone();
        var ended =
                unattended("--environment", "staging", "--outside-window", "customers can't pay");
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.json().get("decisions").get(0).asText().contains("customers can't pay"));
    }

    @Test
    void runsInTheWindow() throws IOException {
        settings("[policy.staging]\nwindow = \"Fri 10:00-11:00\"\n");
        var ended = unattended("--environment", "staging");
        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals("passed", step(ended, "window").get("state").asText());
    }

    @Test
    void refusesWhereThePolicyDemandsABackupAndNoneCanBeMade() throws IOException {
        settings("[policy.staging]\nbackup = \"readable\"\n");
        Path noFolder = Files.createFile(home.resolve("backups"));
        var hash = hash("--environment", "staging");
        var ended =
                call().with("TIDEMARK_BACKUPS", noFolder.toString())
                        .run(
                                "rollout",
                                "--json",
                                "--yes",
                                "--confirm",
                                hash,
                                "--environment",
                                "staging");
        assertProblem(11, "policy-backup-missing", ended);
        assertEquals("refused", ended.json().get("outcome").asText());
        assertNotEquals("passed", step(ended, "backup").get("state").asText());
        assertNothingWasDone();
    }

    @Test
    void wantsTheNameOfAProductionTarget() throws IOException {
        settings("[policy.production]\nbackup = \"none\"\n");
        var ended = unattended("--environment", "production");
        assertProblem(2, "not-confirmed", ended);
        assertNothingWasDone();
        var wrong = unattended("--environment", "production", "--name", "other");
        assertProblem(2, "not-confirmed", wrong);
        var right = unattended("--environment", "production", "--name", project.database().name());
        assertEquals(0, right.exitCode(), right.err());
    }

    @Test
    void failsWhenAQueryFails() throws IOException {
        settings("[[verify.query]]\nname = \"somebody\"\nsql = \"select count(*) > 0 from a\"\n");
        var ended = unattended();
        assertProblem(10, "verification-failed", ended);
        assertEquals("failed", ended.json().get("outcome").asText());
        assertTrue(project.has("a"));
    }

    @Test
    void failsWhenARequiredTableIsMissing() throws IOException {
        settings("[verify]\nrequired_tables = [\"nowhere\"]\n");
        assertProblem(10, "verification-failed", unattended());
    }

    @Test
    void failsWhenTheApplicationLogsAnError(TestDatabase database) throws IOException {
        settings("[[verify.log]]\nname = \"log\"\nfile = \"app.log\"\n");
        Path log = folder.resolve("app.log");
        Files.writeString(log, "ERROR of yesterday\n");
        assertEquals(0, unattended("--to", "001").exitCode());
        project.with(
                "002_b.sql",
                "create table b (id int);\ncopy (select 'ERROR relation c is missing') to '%s';\n"
                        .formatted(log));
        var ended = unattended();
        assertProblem(10, "verification-failed", ended);
        assertTrue(ended.out().contains("ERROR relation c is missing"), ended.out());
    }

    @Test
    void failsWhenTheHealthAddressIsIllAndShowsNoSecret() throws IOException {
        try (var server = new HealthServer()) {
            settings(
                    """
                    [[verify.http]]
                    name = "health"
                    url = "%s"
                    timeout = "400ms"
                    headers = { Authorization = "Bearer env:HEALTH_TOKEN" }
                    """
                            .formatted(server.url("/hang")));
            var ended = unattended();
            assertProblem(10, "verification-failed", ended);
            assertEquals("Bearer s3cr3t", server.lastAuthorization());
            assertFalse((ended.out() + ended.err()).contains("s3cr3t"));
            for (var report : ended.json().get("reports")) {
                assertFalse(Files.readString(Path.of(report.asText())).contains("s3cr3t"));
            }
        }
    }

    @Test
    void leavesItOpenWhatCantBeFoundOutUnlessSomebodyDecides() throws IOException {
        settings("[[verify.log]]\nname = \"log\"\nfile = \"no.log\"\n");
        var open = unattended("--to", "001");
        assertProblem(10, "verification-inconclusive", open);
        assertEquals("inconclusive", open.json().get("outcome").asText());
        var decided = unattended("--accept-inconclusive", "the log is elsewhere");
        assertEquals(0, decided.exitCode(), decided.err());
        assertEquals("passed", decided.json().get("outcome").asText());
        assertTrue(decided.json().get("decisions").get(0).asText().contains("elsewhere"));
    }

    @Test
    void watchesForAsLongAsTheProjectWants() throws IOException {
        try (var server = new HealthServer()) {
            settings(
                    """
                    [verify]
                    monitor = "1s"
                    monitor_every = "50ms"
                    [[verify.http]]
                    name = "health"
                    url = "%s"
                    """
                            .formatted(server.url("/switch")));
            var ended = unattended("--to", "001");
            assertEquals(0, ended.exitCode(), ended.err());
            assertTrue(server.requests() >= 3, "requests: " + server.requests());
            server.answer(503);
            assertProblem(10, "verification-failed", unattended());
        }
    }

    @Test
    void reportsARunThatFailedAndVerifiesNothing() throws IOException {
        project.with("002_b.sql", "create table b (id int);\nselect * from nowhere;\n");
        var ended = unattended();
        assertProblem(8, "statement-failed", ended);
        assertEquals("failed", ended.json().get("outcome").asText());
        assertEquals("not-run", step(ended, "verify").get("state").asText());
        assertEquals("[\"001\"]", ended.json().get("done").toString());
        assertEquals(3, ended.json().get("reports").size());
    }

    @Test
    void escapesWhatComesFromElsewhereInItsReports() throws IOException {
        settings("[[checklist]]\ntext = '<img src=\"https://evil.example/x\">|*b*'\n");
        var ended = unattended("--checked", "<img src=\"https://evil.example/x\">|*b*");
        assertEquals(0, ended.exitCode(), ended.err());
        for (var report : ended.json().get("reports")) {
            String text = Files.readString(Path.of(report.asText()));
            if (report.asText().endsWith(".html")) {
                assertFalse(text.contains("<img"), text);
                assertFalse(text.contains("<script"), text);
            } else if (report.asText().endsWith(".md")) {
                assertTrue(text.contains("\\<img"), text);
                assertTrue(text.contains("\\|\\*b\\*"), text);
            }
        }
    }

    @Test
    void saysThatAChangelogCouldNotBeWrittenAlthoughAllElsePassed() throws IOException {
        settings("changelog = \"CHANGELOG.md\"\n");
        Files.createDirectory(folder.resolve("CHANGELOG.md"));
        var ended = unattended("--environment", "staging");
        assertProblem(2, "file-unreadable", ended);
        assertEquals("passed", ended.json().get("outcome").asText());
    }

    @Test
    void walksAPersonThroughIt() throws IOException {
        settings(
                """
                [[checklist]]
                text = "Team notified"
                [policy.production]
                backup = "none"
                window = "Sat 06:00-12:00"
                """);
        var ended =
                call().answering("y\nit is urgent\n%s\n".formatted(project.database().name()))
                        .run("rollout", "--environment", "production");
        assertEquals(0, ended.exitCode(), ended.err() + ended.out());
        assertTrue(ended.err().contains("Done: Team notified? [y/N]"), ended.err());
        assertTrue(ended.err().contains("Outside the window"), ended.err());
        assertTrue(
                ended.out()
                        .contains("Rollout to %s: passed.".formatted(project.database().name())));
        assertTrue(project.has("b"));
    }

    @Test
    void asksBeforeItBeginsWhereNoNameIsWanted() {
        var no = call().answering("n\n").run("rollout");
        assertEquals(2, no.exitCode(), no.err());
        assertTrue(no.err().contains("[not-confirmed]"), no.err());
        assertNothingWasDone();
        assertEquals(0, call().answering("y\n").run("rollout").exitCode());
    }

    @Test
    void writesALineForEachThingThatHappens() {
        String hash = hash();
        var ended = call().run("rollout", "--json-lines", "--yes", "--confirm", hash);
        assertEquals(0, ended.exitCode(), ended.err());
        var lines = ended.out().lines().map(CommandLineCall::parse).toList();
        assertEquals("procedure-step-started", lines.getFirst().get("event").asText());
        assertTrue(
                lines.stream()
                        .anyMatch(it -> it.path("event").asText().equals("migration-finished")));
        assertEquals("tidemark/rollout/1", lines.getLast().get("schema").asText());
    }

    @Test
    void refusesWhileAnotherRunHoldsTheLock(TestDatabase database) throws Exception {
        assertEquals(0, unattended("--to", "001").exitCode());
        String hash = hash();
        try (var session = database.connector().open("lock");
                var _ =
                        TrackingLock.take(
                                session,
                                TrackingState.read(session, TrackingRequest.ANY).name(),
                                Duration.ZERO)) {
            var ended = call().run("rollout", "--json", "--yes", "--confirm", hash);
            assertProblem(4, "preflight-refused", ended);
        }
    }
}
