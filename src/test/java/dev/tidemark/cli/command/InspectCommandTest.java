package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {
    @TempDir Path folder;

    @Test
    void tellsAFolderAndAnEncodingThatCannotBeRun() throws IOException {
        Files.writeString(folder.resolve("001_a.sql"), "select 1;\nset names 'latin1';\n");
        var call = new CommandLineCall().in(folder);
        var folderItself = call.run("inspect", ".");
        assertEquals(2, folderItself.exitCode());
        assertTrue(folderItself.err().contains("It is a folder"), folderItself.err());
        var encoding = call.run("inspect", "001_a.sql");
        assertEquals(4, encoding.exitCode());
        assertTrue(encoding.out().contains("Statements: 2"), encoding.out());
        assertTrue(encoding.err().contains("001_a.sql:2:1"), encoding.err());
    }

    @Test
    void writesWhatItUnderstoodAsOneDocument() throws IOException {
        String up =
                "-- Migration: 004\n-- Author: Ana\n\nCREATE TABLE t ();\nINSERT INTO t VALUES (';');\n";
        Files.writeString(
                folder.resolve("004_add_t.sql"), up + "\n-- ROLLBACK:\n-- DROP TABLE t;\n");
        var ended = new CommandLineCall().in(folder).run("inspect", "004_add_t.sql", "--json");
        assertEquals(0, ended.exitCode(), ended.err());
        var json = ended.json();
        assertEquals("tidemark/inspect/1", json.get("schema").asText());
        assertEquals("004_add_t.sql", json.get("file").asText());
        assertEquals("004", json.get("version").asText());
        assertEquals("Ana", json.get("header").get("author").asText());
        assertEquals("transaction", json.get("mode").asText());
        assertFalse(json.get("modeReason").asText().isEmpty());
        assertEquals(2, json.get("statements").size());
        var second = json.get("statements").get(1);
        assertEquals(2, second.get("index").asInt());
        assertEquals(5, second.get("line").asInt());
        assertEquals(1, second.get("column").asInt());
        assertEquals(up.indexOf("INSERT"), second.get("offset").asInt());
        assertEquals("INSERT INTO t VALUES (';')".length(), second.get("length").asInt());
        assertEquals("dml", second.get("kind").asText());
        assertFalse(second.get("refusesTransaction").asBoolean());
        assertEquals("INSERT INTO t VALUES (';')", second.get("text").asText());
        assertEquals("DROP TABLE t", json.get("rollback").get(0).get("text").asText());
        assertEquals(8, json.get("rollback").get(0).get("line").asInt());
    }

    @Test
    void saysWhyAMigrationCantBeOneTransaction() throws IOException {
        Files.writeString(
                folder.resolve("005_i.sql"), "CREATE INDEX CONCURRENTLY i ON t (a);\nSELECT 1;\n");
        Files.writeString(folder.resolve("005_rollback.sql"), "DROP INDEX CONCURRENTLY i;\n");
        var ended = new CommandLineCall().in(folder).run("inspect", "005_i.sql", "--json");
        var json = ended.json();
        assertEquals("statements", json.get("mode").asText());
        assertTrue(json.get("modeReason").asText().contains("line 1"), ended.out());
        assertTrue(json.get("statements").get(0).get("refusesTransaction").asBoolean());
        assertEquals("DROP INDEX CONCURRENTLY i", json.get("rollback").get(0).get("text").asText());
        assertEquals("file", json.get("rollbackKind").asText());
    }

    @Test
    void readsAFileWhoseNameFitsNoConvention() throws IOException {
        Files.writeString(folder.resolve("scratch.sql"), "SELECT 1;");
        var ended = new CommandLineCall().in(folder).run("inspect", "scratch.sql", "--json");
        assertEquals(0, ended.exitCode());
        assertTrue(ended.json().get("version").isNull());
        assertEquals(1, ended.json().get("statements").size());
    }

    @Test
    void showsTheLineOfAnErrorWithACaret() throws IOException {
        Files.writeString(folder.resolve("001_x.sql"), "SELECT 1;\nSELECT 'open;\n");
        var ended = new CommandLineCall().in(folder).run("inspect", "001_x.sql");
        assertEquals(4, ended.exitCode());
        assertTrue(
                ended.err().contains("--> 001_x.sql:2:8\n  2 | SELECT 'open;\n    |        ^\n"),
                ended.err());
    }

    @Test
    void printsTheSameForPeople() throws IOException {
        Files.writeString(
                folder.resolve("2025-01-17_1430_x.sql"),
                "-- Adds x\nALTER TABLE t ADD x int;\n-- Rollback: irreversible (x is gone)\n");
        var ended = new CommandLineCall().in(folder).run("inspect", "2025-01-17_1430_x.sql");
        assertEquals(0, ended.exitCode(), ended.err());
        assertTrue(ended.out().contains("Version:      2025-01-17_1430"), ended.out());
        assertTrue(ended.out().contains("Statements: 1\n"), ended.out());
        assertTrue(ended.out().contains("irreversible (x is gone)"), ended.out());
    }

    @Test
    void namesAFileThatDoesNotExist() {
        var ended = new CommandLineCall().in(folder).run("inspect", "gone.sql", "--json");
        assertEquals(2, ended.exitCode());
        assertEquals("file-unreadable", ended.json().get("code").asText());
    }
}
