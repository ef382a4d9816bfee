package dev.tidemark.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.cli.CommandLineCall;
import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@ExtendWith(DatabaseExtension.class)
class RenumberCommandTest {
    private static TestDatabase empty;

    @TempDir Path folder;

    @BeforeAll
    static void database(TestDatabase its) {
        empty = its;
    }

    @Test
    void movesWhatAnotherBranchBroughtOutOfTheWay(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        assertEquals(0, project.run("migrate").exitCode());
        project.with(
                        "002_other.sql",
                        "-- Migration: 002 - Other\r\n-- Rollback: See rollback-002.sql\r\n\r\n"
                                + "create table c (id int); -- 002_other.sql\r\n")
                .with("rollback-002.sql", "-- Takes back 002_other.sql.\ndrop table c;\n")
                .with("003_d.sql", "-- Dependencies: 001, 002_other.sql\nselect 1;\n");
        var status = project.run("status");
        assertTrue(
                (status.out() + status.err())
                        .contains("migrations/002_b.sql and migrations/002_other.sql"),
                () -> status.out() + status.err());
        assertTrue((status.out() + status.err()).contains("tidemark renumber"), status::err);

        var refused = project.run("renumber", "002");
        assertEquals(2, refused.exitCode());
        assertTrue(Files.exists(folder.resolve("migrations/002_other.sql")));

        var ended = project.run("renumber", "002", "--yes");
        assertEquals(0, ended.exitCode(), ended::err);
        assertEquals(
                """
                migrations/002_other.sql → migrations/004_other.sql
                migrations/rollback-002.sql → migrations/rollback-004.sql
                migrations/003_d.sql names it by its new version
                Done: migrations/004_other.sql is version 004 now.
                """,
                ended.out());
        assertEquals(
                "-- Migration: 004 - Other\r\n-- Rollback: See rollback-004.sql\r\n\r\n"
                        + "create table c (id int); -- 002_other.sql\r\n",
                text("004_other.sql"));
        assertEquals("-- Takes back 004_other.sql.\ndrop table c;\n", text("rollback-004.sql"));
        assertEquals("-- Dependencies: 001, 004_other.sql\nselect 1;\n", text("003_d.sql"));
        assertFalse(Files.exists(folder.resolve("migrations/002_other.sql")));
        assertTrue(ended.err().contains("renumber that one afterwards"), ended::err);

        assertEquals(0, project.run("renumber", "003_d.sql", "--yes").exitCode());
        assertEquals(List.of(), ProjectLoader.load(folder).problems());
        assertEquals(0, project.run("migrate").exitCode());
        assertTrue(project.has("c"));
    }

    @Test
    void refusesWhatADatabaseKnows(TestDatabase database) throws IOException {
        var project = SmallProject.ofTwo(folder, database);
        assertEquals(0, project.run("migrate").exitCode());
        var ended = project.run("renumber", "1", "--yes");
        assertEquals(4, ended.exitCode());
        assertTrue(ended.err().contains("renumber-refused"), ended::err);
        assertTrue(ended.err().contains("It is applied in public.schema_migrations"), ended::err);
        assertTrue(Files.exists(folder.resolve("migrations/001_a.sql")));
    }

    @Test
    void wantsTheFileNamedWhereNoRecordTells() throws IOException {
        var project =
                SmallProject.ofTwo(folder, empty)
                        .with("002_c.sql", "select 1;\n")
                        .with("002_rollback.sql", "drop table b;\n");
        var ended = project.run("renumber", "2", "--yes");
        assertEquals(4, ended.exitCode());
        assertTrue(ended.err().contains("tidemark renumber migrations/002_c.sql"), ended::err);
        var named = project.run("renumber", "002_c.sql", "--yes", "--json");
        assertEquals("003", named.json().get("to").asText(), named::err);
        assertTrue(named.json().get("notes").get(0).asText().contains("002_rollback.sql stays"));
        assertTrue(Files.exists(folder.resolve("migrations/003_c.sql")));
    }

    @ParameterizedTest
    @CsvSource({
        "2025-10-17_0001_a.sql, 2025-10-18_0001_b.sql, 2025-11-21_0001_a.sql",
        "2025-10-17_1430_a.sql, 2025-10-18_1330_b.sql, 2025-11-21_1015_a.sql",
        "20241220_a/migration.sql, 20241221_b/migration.sql, 20251121_a/migration.sql",
        "V2_1__a.sql, V2_2__b.sql, V3__a.sql",
        "000012_a.up.sql, 000013_b.up.sql, 000014_a.up.sql",
        "2024-01-02-030405_a/up.sql, 2024-01-03-030405_b/up.sql, 2025-11-21-101500_a/up.sql",
        "20240102030405_a.sql, 20240103030405_b.sql, 20251121101500_a.sql",
    })
    void followsEachConvention(String first, String second, String renamed) throws IOException {
        boolean dbmate = first.startsWith("20240102");
        for (String name : List.of(first, second)) {
            write(name, (dbmate ? "-- migrate:up\n" : "") + "select 1;\n");
            String down =
                    name.replace(".up.sql", ".down.sql")
                            .replace("/up.sql", "/down.sql")
                            .replace("migration.sql", "rollback.sql")
                            .replace("V2", "U2");
            if (!down.equals(name)) {
                write(down, "-- Takes it back.\nselect 2;\n");
            }
        }
        var ended =
                new CommandLineCall()
                        .in(folder)
                        .with("DATABASE_URL", empty.url())
                        .run("renumber", "migrations/" + first, "--yes");
        assertEquals(0, ended.exitCode(), ended::err);
        var project = ProjectLoader.load(folder);
        assertEquals(List.of(), project.problems());
        var last = project.migrations().getLast();
        assertEquals("migrations/" + renamed, last.path());
        assertEquals(
                project.migrations().getFirst().rollback().available(),
                last.rollback().available());
    }

    private void write(String name, String text) throws IOException {
        Path file = folder.resolve("migrations").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private String text(String name) throws IOException {
        return Files.readString(folder.resolve("migrations").resolve(name));
    }
}
