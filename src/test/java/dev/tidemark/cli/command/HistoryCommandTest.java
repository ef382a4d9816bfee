package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class HistoryCommandTest {
    @TempDir Path folder;
    private SmallProject project;

    @BeforeEach
    void prepare(TestDatabase database) throws IOException {
        project = SmallProject.ofTwo(folder, database);
    }

    @Test
    void listsRunsNewestFirst() {
        assertEquals("The journal has nothing yet.\n", project.run("history").out());
        project.run("migrate", "--yes");
        project.run("rollback", "--yes");
        var json = project.run("history", "--json").json();
        assertEquals("rollback", json.get("runs").get(0).get("direction").asText());
        assertEquals("rolled-back", json.get("runs").get(0).get("state").asText());
        assertEquals("apply", json.get("runs").get(1).get("direction").asText());
        assertFalse(json.get("more").asBoolean());
        var text = project.run("history", "--limit", "1");
        assertTrue(text.out().contains("rolled-back"), text.out());
        assertTrue(text.out().contains("--limit shows more"), text.out());
        assertEquals(
                1, project.run("history", "--migration", "1", "--json").json().get("runs").size());
    }

    @Test
    void showsOneRunWithItsSteps() throws IOException {
        project.with("003_c.sql", "select 1;\nselect nonsense;\n");
        project.run("migrate", "--yes");
        String id = lastRun();
        var json = project.run("history", id, "--json").json();
        assertEquals(3, json.get("migrations").size());
        assertEquals(
                "statement-failed",
                json.get("migrations").get(2).get("problem").get("code").asText());
        var text = project.run("history", id.substring(0, 8)).out();
        assertTrue(text.contains("create table a (id int)"), text);
        assertTrue(text.contains("at migrations/003_c.sql:2:8"), text);
    }

    @Test
    void refusesWhatItCannotTell() {
        project.run("migrate", "--yes");
        assertEquals(2, project.run("history", "zz").exitCode());
        assertEquals(2, project.run("history", "a", "--migration", "1").exitCode());
    }

    @Test
    void reportsTheLatestRunInAllForms() throws IOException {
        assertEquals(2, project.run("report").exitCode());
        project.run("migrate", "--yes");
        assertTrue(project.run("report").out().startsWith("# Migrations applied to "));
        var json = project.run("report", "--json").json();
        assertEquals("tidemark/report/1", json.get("schema").asText());
        assertEquals(lastRun(), json.get("run").get("id").asText());
        assertEquals(
                json.get("run"),
                CommandLineCall.parse(project.run("report", lastRun(), "--format", "json").out())
                        .get("run"));
        assertTrue(project.run("report", "--format", "html").out().startsWith("<!DOCTYPE html>"));
    }

    @Test
    void writesAReportToAFile() throws IOException {
        project.run("migrate", "--yes");
        var ended = project.run("report", "--out", "run.html");
        assertEquals("wrote run.html\n", ended.out());
        assertTrue(Files.readString(folder.resolve("run.html")).contains("001_a.sql"));
        var json = project.run("report", "--out", "run.txt", "--format", "json", "--json").json();
        assertEquals("json", json.get("format").asText());
        assertEquals(
                "tidemark/report/1",
                CommandLineCall.parse(Files.readString(folder.resolve("run.txt")))
                        .get("schema")
                        .asText());
        assertEquals(2, project.run("report", "--out", "missing/run.md").exitCode());
    }

    @Test
    void refusesFormsThatDoNotFit() {
        project.run("migrate", "--yes");
        assertEquals(2, project.run("report", "--format", "pdf").exitCode());
        assertEquals(2, project.run("report", "--format", "html", "--json").exitCode());
    }

    private String lastRun() {
        return project.run("history", "--json").json().get("runs").get(0).get("id").asText();
    }
}
