package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class RollbackCommandTest {
    @TempDir Path folder;

    @Test
    void takesNoCountBelowOne(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        for (String count : List.of("0", "-3", "x")) {
            var ended = project.run("rollback", "--last", count, "--yes");
            assertEquals(2, ended.exitCode(), ended.err());
            assertTrue(ended.err().contains("[usage]"), ended.err());
        }
    }

    @Test
    void takesTheLastOneBackAfterAYes(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        project.run("migrate");
        var no = project.call().answering("\n").run("rollback");
        assertEquals(2, no.exitCode());
        assertTrue(no.err().contains("Roll back 002 b on "), no.err());
        assertTrue(project.has("b"));
        var yes = project.call().answering("yes\n").run("rollback");
        assertEquals(0, yes.exitCode(), yes.err());
        assertTrue(yes.out().contains("Rolled back 1 migration on "), yes.out());
        assertFalse(project.has("b"));
        assertTrue(project.has("a"));
    }

    @Test
    void doesNothingWhereNobodyCanAnswer(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        project.run("migrate");
        var ended = project.run("rollback", "--last", "2", "--json");
        assertEquals(2, ended.exitCode());
        assertEquals("confirmation-needed", ended.json().get("code").asText());
        assertTrue(project.has("a") && project.has("b"));
    }

    @Test
    void writesOneDocument(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        project.run("migrate");
        var ended = project.run("rollback", "--to", "001", "--yes", "--json");
        assertEquals(0, ended.exitCode(), ended.err());
        assertEquals("tidemark/rollback/1", ended.json().get("schema").asText());
        assertEquals("[\"002\"]", ended.json().get("done").toString());
        var list = project.run("rollback", "--list", "--json").json();
        assertEquals("tidemark/rollback-list/1", list.get("schema").asText());
        assertEquals(1, list.get("migrations").size());
        assertEquals("section of the file", list.get("migrations").get(0).get("wayBack").asText());
    }

    @Test
    void reportsAWayBackThatFails(TestDatabase database) throws IOException {
        var project =
                new SmallProject(folder, database)
                        .with(
                                "001_a.sql",
                                "create table a ();\n\n-- ROLLBACK\n-- drop table nowhere;\n");
        project.run("migrate");
        var ended = project.run("rollback", "--yes", "--json");
        assertEquals(8, ended.exitCode(), ended.err());
        assertEquals(4, ended.json().get("problem").get("where").get("line").asInt());
        assertTrue(project.has("a"));
        assertEquals(1, project.run("status", "--json").json().at("/summary/applied").asInt());
    }

    @Test
    void takesOneWayOfSayingWhatOnly(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        assertEquals(2, project.run("rollback", "--last", "1", "--to", "001").exitCode());
        var nothing = project.run("rollback");
        assertEquals(0, nothing.exitCode(), nothing.err());
        assertTrue(nothing.out().contains("Nothing to do"), nothing.out());
        assertTrue(project.run("rollback", "--list").out().contains("Nothing is in force"));
    }
}
