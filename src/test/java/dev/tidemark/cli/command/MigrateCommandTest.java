package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.cli.console.Terminal;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class MigrateCommandTest {
    private static final String ENUM =
            """
            alter type mood add value 'glad';
            create table moods (m mood default 'glad');
            """;

    @TempDir Path folder;

    @Test
    void saysWhatIsEmptyAndThatASchemaIsNew(@TempDir Path folder, TestDatabase database)
            throws IOException {
        var project =
                new SmallProject(folder, database).with("001_a.sql", "-- Description: later\n");
        var status = project.run("status", "--schema", "misspelt");
        assertTrue(status.out().contains("there is no schema misspelt either"), status.out());
        var ended = project.run("migrate", "--dry-run", "--schema", "misspelt");
        assertTrue(ended.err().contains("There is no schema misspelt: it is"), ended.err());
        assertTrue(ended.err().contains("migrations/001_a.sql holds no statement"), ended.err());
    }

    @Test
    void showsThePlanOfWhichARunnerIsNotAllowedAndRunsNothing(
            @TempDir Path folder, TestDatabase database) throws IOException {
        var project =
                SmallProject.ofTwo(folder, database)
                        .with("003_c.sql", "-- Runner: sh run.sh\n\nselect 1;\n");
        var ended = project.run("migrate");
        assertEquals(11, ended.exitCode());
        assertTrue(ended.out().contains("To apply on "), ended.out());
        assertTrue(ended.out().contains("runner"), ended.out());
        assertTrue(ended.err().contains("migrations/003_c.sql was not applied"), ended.err());
        assertTrue(ended.err().contains("`sh run.sh`"), ended.err());
        assertFalse(project.has("a"));
        var json = project.run("migrate", "--json").json();
        assertEquals("refused", json.path("outcome").asText());
        assertEquals(3, json.path("plan").size());
        assertEquals("policy-runner-not-allowed", json.at("/problem/code").asText());
    }

    @Test
    void appliesWhatIsPendingAndThenHasNothingToDo(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        var ended = project.run("migrate");
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().contains("Applied 2 migrations on "), ended.out());
        assertTrue(ended.err().contains("[2/2] 002 b"), ended.err());
        assertTrue(project.run("migrate").out().startsWith("Nothing to do on "));
    }

    @Test
    void writesOneDocumentAndNothingElseToStandardOutput(TestDatabase database) throws IOException {
        var ended = SmallProject.ofTwo(folder, database).run("migrate", "--to", "001", "--json");
        assertEquals(0, ended.exitCode(), ended.err());
        var document = ended.json();
        assertEquals("tidemark/migrate/1", document.get("schema").asText());
        assertEquals("completed", document.get("outcome").asText());
        assertEquals("[\"001\"]", document.get("done").toString());
        assertEquals("transaction", document.get("plan").get(0).get("mode").asText());
        assertFalse(document.has("problem"));
    }

    @Test
    void writesOneDocumentWhenAMigrationFails(TestDatabase database) throws IOException {
        var project =
                SmallProject.ofTwo(folder, database).with("003_c.sql", "select 1;\n\nselect 1/0;");
        var ended = project.run("migrate", "--json");
        assertEquals(8, ended.exitCode(), ended.err());
        var problem = ended.json().get("problem");
        assertEquals("failed", ended.json().get("outcome").asText());
        assertEquals(2, ended.json().get("done").size());
        assertEquals("statement-failed", problem.get("code").asText());
        assertEquals(3, problem.get("where").get("line").asInt());
        assertEquals("22012", problem.get("server").get("sqlState").asText());
        assertTrue(ended.err().contains("[statement-failed]"), ended.err());
    }

    @Test
    void writesOneDocumentWhenTheRunDoesNotBegin(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        project.run("migrate");
        project.with("001_a.sql", "create table other (id int);");
        var ended = project.run("migrate", "--json");
        assertEquals(4, ended.exitCode());
        assertEquals("tidemark/error/1", ended.json().get("schema").asText());
        assertEquals("changed-file", ended.json().get("code").asText());
    }

    @Test
    void writesEachEventOnALineOfItsOwn(TestDatabase database) throws IOException {
        var ended = SmallProject.ofTwo(folder, database).run("migrate", "--json-lines");
        assertEquals(0, ended.exitCode(), ended.err());
        var lines = ended.out().lines().map(CommandLineCall::parse).toList();
        var events =
                lines.stream()
                        .filter(line -> line.has("event"))
                        .map(line -> line.get("event").asText())
                        .filter(event -> !event.startsWith("statement"))
                        .toList();
        assertEquals(
                List.of(
                        "run-started",
                        "migration-started",
                        "migration-finished",
                        "migration-started",
                        "migration-finished",
                        "run-finished"),
                events);
        assertEquals("tidemark/migrate/1", lines.getLast().get("schema").asText());
    }

    @Test
    void saysWhatStaysWhenAMigrationFailsHalfWay(TestDatabase database) throws IOException {
        var project =
                SmallProject.ofTwo(folder, database)
                        .with("003_c.sql", "create table c ();\nvacuum a;\nselect 1/0;\n");
        var ended = project.run("migrate", "--json");
        assertEquals(9, ended.exitCode(), ended.err());
        assertEquals("partial-state", ended.json().get("problem").get("code").asText());
        assertTrue(project.has("c"));
        assertEquals(4, project.run("migrate").exitCode());
        project.with("003_c.sql", "create table c ();\nvacuum a;\nselect 1;\n");
        var resumed = project.run("repair", "resume", "003", "--yes", "--json");
        assertEquals(0, resumed.exitCode(), resumed.err());
        assertEquals("tidemark/resume/1", resumed.json().get("schema").asText());
        assertEquals("[\"003\"]", resumed.json().get("done").toString());
    }

    @Test
    void resumingWaitsForAYes(TestDatabase database) throws IOException {
        var project =
                new SmallProject(folder, database)
                        .with("001_c.sql", "create table c ();\nvacuum c;\nselect 1/0;\n");
        assertEquals(9, project.run("migrate").exitCode());
        var silent = project.run("repair", "resume", "001", "--json");
        assertEquals(2, silent.exitCode());
        assertEquals("confirmation-needed", silent.json().get("code").asText());
        var no = project.call().answering("n\n").run("repair", "resume", "001");
        assertTrue(no.err().contains("Go on with 001 c on "), no.err());
        assertTrue(no.err().contains("[not-confirmed]"), no.err());
    }

    @Test
    void triesEverythingAndNamesWhatItCouldNotTry(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database).with("003_v.sql", "vacuum a;\n");
        var ended = project.run("migrate", "--dry-run", "--json");
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.json().get("dryRun").asBoolean());
        assertEquals(2, ended.json().get("tried").size());
        assertEquals("VACUUM", ended.json().get("notTried").get(0).get("command").asText());
        assertFalse(project.has("a"));
    }

    @Test
    void aDryRunThatFailsChangesNothing(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database).with("003_c.sql", "select nope;");
        var ended = project.run("migrate", "--dry-run", "--json");
        assertEquals(8, ended.exitCode(), ended.err());
        assertEquals("failed", ended.json().get("outcome").asText());
        assertFalse(project.has("a"));
    }

    @Test
    void doesNotWaitForAnotherRunUnlessTold(TestDatabase database) throws Exception {
        var project = SmallProject.ofTwo(folder, database);
        project.run("migrate", "--to", "001");
        try (var other = database.open()) {
            var name = TrackingState.read(other, TrackingRequest.ANY).name();
            TrackingLock.take(other, name, Duration.ZERO);
            var ended = project.run("migrate", "--wait", "100ms", "--json");
            assertEquals(7, ended.exitCode(), ended.err());
            assertEquals("lock-held", ended.json().get("code").asText());
        }
        assertEquals(2, project.run("migrate", "--wait", "soon").exitCode());
        assertEquals(0, project.run("migrate").exitCode());
    }

    @Test
    void asksBeforeItChangesProduction(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        var silent = project.run("migrate", "--environment", "production", "--json");
        assertEquals(2, silent.exitCode());
        assertEquals("confirmation-needed", silent.json().get("code").asText());
        assertFalse(project.has("a"));
        var yes = project.call().answering("y\n").run("migrate", "--environment", "production");
        assertTrue(yes.err().contains("Apply 2 migrations to "), yes.err());
        assertEquals(0, yes.exitCode());
        assertTrue(project.has("b"));
    }

    @Test
    void runsANewEnumValueStatementByStatementWhenTheUserAgrees(TestDatabase database)
            throws IOException {
        database.execute("create type mood as enum ('sad')");
        var project = new SmallProject(folder, database).with("001_mood.sql", ENUM);
        var silent = project.run("migrate", "--json");
        assertEquals(8, silent.exitCode());
        assertEquals(
                "enum-value-in-transaction", silent.json().get("problem").get("code").asText());
        var no = project.call().answering("n\n").run("migrate", "--json");
        assertEquals(8, no.exitCode());
        assertEquals("failed", no.json().get("outcome").asText());
        var yes = project.run("migrate", "--yes", "--json");
        assertEquals(0, yes.exitCode(), yes.err());
        assertEquals("[\"001\"]", yes.json().get("done").toString());
        assertTrue(project.has("moods"));
    }

    @Test
    void appliesALateOneOnlyOnPurpose(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        project.run("migrate", "--only", "002");
        assertEquals(4, project.run("migrate").exitCode());
        assertEquals(0, project.run("migrate", "--out-of-order").exitCode());
        assertTrue(project.has("a"));
    }

    @Test
    void usesNoColoursWhenTheUserWantsNone(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        var terminal = new Terminal(true, true, true, 80, true);
        var colours = project.call().on(terminal).run("migrate", "--dry-run");
        assertTrue(colours.err().contains("\u001b["), colours.err());
        var variable = project.call().on(terminal).with("NO_COLOR", "1").run("migrate");
        assertFalse((variable.out() + variable.err()).contains("\u001b["), variable.err());
        var option = project.call().on(terminal).run("rollback", "--yes", "--no-color");
        assertFalse((option.out() + option.err()).contains("\u001b["), option.err());
    }
}
