package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// psql's own commands, placeholders and large files in a run.
@ExtendWith(DatabaseExtension.class)
class ScriptRunTest {
    @TempDir Path folder;

    @Test
    void readsVariablesIncludesAndEchoes(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "\\set name users\n\\echo creating\nCREATE TABLE :\"name\"(id int, t text);\n\\ir parts/rows.inc\nINSERT INTO :name VALUES (2, :'name');\n")
                        .file("parts/rows.inc", "INSERT INTO users VALUES (1, 'included');\n");
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals(
                List.of("included", "users"), database.values("select t from users order by id"));
        assertEquals(List.of("creating"), echoed(fixture));
    }

    @Test
    void placesAnErrorInTheIncludedFile(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("001_a.sql", "CREATE TABLE a(id int);\n\\ir part.inc\n")
                        .file("part.inc", "\nINSERT INTO a\n VALUES (nonsense);\n");
        var problem = Aftermath.failure(fixture.apply(database.connector()));
        assertEquals("part.inc:3:10", problem.where().toString());
        fixture.file("part.inc", "INSERT INTO a VALUES (1);\n");
        Aftermath.completed(fixture.apply(database.connector()));
    }

    @Test
    void echoesBetweenTheStepsOfAMigration(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "\\echo one\nCREATE TABLE a(id int);\n\\echo two\nCREATE INDEX CONCURRENTLY i ON a(id);\nBEGIN;\n\\echo three\nINSERT INTO a VALUES (1);\nCOMMIT;\n\\echo four\n");
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals(List.of("one", "two", "three", "four"), echoed(fixture));
        assertEquals("1", database.value("select count(*) from a"));
    }

    @Test
    void replacesPlaceholders(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "tidemark.toml",
                                "placeholders = true\n\n[placeholder_values]\nowner = \"users\"\n")
                        .file("001_a.sql", "CREATE TABLE ${owner}(id int);\n");
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals("t", database.value("select to_regclass('users') is not null"));
    }

    @Test
    void runsLargeFiles(TestDatabase database) throws Exception {
        writeRows("001_inserts.sql", "CREATE TABLE a(id int, t text);\n", 180_000, false);
        writeRows("002_copy.sql", "COPY a FROM stdin;\n", 200_000, true);
        var fixture = new RunFixture(folder);
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals("380000", database.value("select count(*) from a"));
        assertEquals(
                "180000",
                database.value(
                        "select rows from schema_migrations_journal where event = 'migration-finished' and version = '001'"));
        fixture.events.clear();
    }

    private void writeRows(String name, String head, int rows, boolean copy) throws IOException {
        String text = "x".repeat(80);
        try (var writer = Files.newBufferedWriter(folder.resolve(name))) {
            writer.write(head);
            for (int row = 0; row < rows; row++) {
                writer.write(
                        copy
                                ? row + "\t" + text + "\n"
                                : "INSERT INTO a VALUES (" + row + ", '" + text + "');\n");
            }
            writer.write(copy ? "\\.\n" : "");
        }
    }

    private static List<String> echoed(RunFixture fixture) {
        return fixture.events(RunEvent.Echoed.class).stream().map(RunEvent.Echoed::text).toList();
    }
}
