package dev.tidemark.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewMigrationTest {
    private static final Clock CLOCK =
            Clock.fixed(Instant.parse("2026-11-21T14:30:15Z"), ZoneOffset.UTC);

    @TempDir Path folder;
    private ProjectFiles files;

    @BeforeEach
    void start() {
        files = new ProjectFiles(folder);
    }

    @ParameterizedTest
    @CsvSource({
        "004_a.sql, 005_add_limits.sql",
        "099_a.sql, 100_add_limits.sql",
        "20240102030405_a.sql, 20261121143015_add_limits.sql",
        "2025-10-17_0001_a.sql, 2026-11-21_0001_add_limits.sql",
        "2026-11-21_0001_a.sql, 2026-11-21_0002_add_limits.sql",
        "2027-01-01_0007_a.sql, 2027-01-01_0008_add_limits.sql",
        "2025-01-17_1430_a.sql, 2026-11-21_1430_add_limits.sql",
        "2026-11-21_1430_a.sql, 2026-11-21_1431_add_limits.sql",
        "V2_1__a.sql, V3__add_limits.sql",
        "V009__a.sql, V010__add_limits.sql",
        "20241220_a/migration.sql, 20261121_add_limits/migration.sql",
        "20261121_a/migration.sql, 20261121_add_limits/migration.sql",
        "20261121_b/migration.sql, 20261122_add_limits/migration.sql",
        "20241220101112_a/migration.sql, 20261121143015_add_limits/migration.sql",
        "09_a/migration.sql, 10_add_limits/migration.sql",
        "0_init/migration.sql, 20261121143015_add_limits/migration.sql",
        "000012_a.up.sql, 000013_add_limits.up.sql",
        "20240102030405_a.up.sql, 20261121143015_add_limits.up.sql",
        "2024-01-02-030405_a/up.sql, 2026-11-21-143015_add_limits/up.sql",
    })
    void followsTheConventionOfTheOthers(String last, String next) throws IOException {
        files.file("migrations/" + last, "select 1;");
        create("Add limits");
        assertTrue(Files.exists(files.path("migrations/" + next)), listing());
        Project project = files.load();
        assertEquals(List.of(), project.problems());
        assertEquals(2, project.migrations().size());
        Migration migration = project.migrations().getLast();
        assertEquals("migrations/" + next, migration.path());
        assertEquals(0, migration.summary().statements());
        if (migration.naming().hasRollbackSections()) {
            assertEquals("Add limits", migration.description());
            assertEquals("2026-11-21", migration.header().values().get("date"));
        } else {
            // None of the others has a header.
            assertEquals("add limits", migration.description());
            assertEquals(Map.of(), migration.header().values());
        }
    }

    @Test
    void followsDbmate() throws IOException {
        files.file("migrations/20240102030405_a.sql", "-- migrate:up\nselect 1;");
        create("Add limits");
        Project project = files.load();
        assertEquals(List.of(), project.problems());
        assertEquals("20261121143015", project.migrations().getLast().version().text());
    }

    @Test
    void writesTheFileForTheWayBackWhereTheConventionWantsOne() throws IOException {
        files.file("migrations/000012_a.up.sql", "select 1;");
        assertEquals(
                List.of(
                        files.path("migrations/000013_b.up.sql"),
                        files.path("migrations/000013_b.down.sql")),
                create("b").files());
    }

    @Test
    void namesRollbackFilesAsTheOthersAre() throws IOException {
        files.file("migrations/004_a.sql", "select 1;")
                .file("migrations/rollback-004.sql", "select 1;");
        assertEquals(
                List.of(
                        files.path("migrations/005_b.sql"),
                        files.path("migrations/rollback-005.sql")),
                create("b").files());
        assertTrue(
                Files.readString(files.path("migrations/005_b.sql"))
                        .contains("-- Rollback: See rollback-005.sql\n"));
        assertEquals(List.of(), files.load().problems());
    }

    @Test
    void beginsWithNumbersInAnEmptyProject() throws IOException {
        files.folder("migrations");
        var created = create("Straße & Größe: façade!");
        assertEquals("001", created.version().text());
        assertTrue(Files.exists(files.path("migrations/001_strasse_grosse_facade.sql")), listing());
    }

    @Test
    void makesASkeletonWhoseRollbackSectionWorksOnceFilledIn() throws IOException {
        files.file("migrations/001_a.sql", "select 1;");
        Path file = create("b").files().getFirst();
        String text = Files.readString(file);
        Files.writeString(
                file,
                text.replace("-- The change goes here.", "create table t ();")
                        + "-- drop table t;\n");
        Project project = files.load();
        assertEquals(List.of(), project.problems());
        assertInstanceOf(Rollback.Script.class, project.migrations().getLast().rollback());
    }

    @Test
    void neverOverwritesAFile() throws IOException {
        files.file("migrations/001_a.sql", "select 1;");
        Project before = files.load();
        files.file("migrations/002_b.sql", "kept");
        var failure =
                assertThrows(
                        ProblemException.class,
                        () -> NewMigration.create(before, "b", Authoring.at(CLOCK)));
        assertEquals(ProblemCode.FILE_EXISTS, failure.problem().code());
        assertEquals("kept", Files.readString(files.path("migrations/002_b.sql")));
        assertEquals(2, Files.list(files.path("migrations")).count());
    }

    @ParameterizedTest
    @CsvSource({
        "003_a.sql, 7, 008",
        "003_a.sql, 005_b.sql, 006",
        "003_a.sql, 2, 004",
        "003_a.sql, whatever, 004",
        "2026-11-21_0001_a.sql, 2026-11-21_0004_b.sql, 2026-11-21_0005",
        "V2_1__a.sql, 4.2, 5",
        "000012_a.up.sql, 14, 000015",
        "2024-01-02-030405_a/up.sql, 20261121143015, 20261121143016",
    })
    void takesNoVersionThatARecordHas(String file, String recorded, String next)
            throws IOException {
        files.file("migrations/" + file, "select 1;");
        var authoring = Authoring.at(CLOCK).besides(List.of(recorded));
        assertEquals(next, NewMigration.create(files.load(), "b", authoring).version().text());
    }

    @Test
    void writesAHeaderLikeTheOthers() throws IOException {
        files.file(
                "migrations/004_a.sql",
                """
                -- Migration: 004 - Create a
                -- Purpose: Makes room
                -- Author: Ana
                -- Reversible: Yes
                BEGIN;
                create table a ();
                COMMIT;
                """);
        var draft =
                new MigrationDraft(
                        "Create b",
                        "create table b ();",
                        new WayBack.Script("drop table b;"),
                        "select to_regclass('b') is not null;",
                        true);
        var authoring = new Authoring(CLOCK, Optional.of("Bo"), List.of());
        var planned = PlannedMigration.of(files.load(), List.of(draft), authoring).getFirst();
        assertEquals(
                """
                -- Migration: 005 - Create b
                -- Purpose: Create b
                -- Author: Bo
                -- Reversible: Yes

                BEGIN;

                create table b ();

                COMMIT;

                -- Verification; each query returns true:
                -- select to_regclass('b') is not null;

                -- ROLLBACK:
                -- drop table b;
                """,
                planned.files().values().iterator().next());
    }

    @Test
    void leavesNoneOfSeveralWhenOneCannotBeWritten() throws IOException {
        files.file("migrations/001_a.sql", "select 1;");
        var drafts = List.of(MigrationDraft.empty("b"), MigrationDraft.empty("c"));
        var planned = PlannedMigration.of(files.load(), drafts, Authoring.at(CLOCK));
        files.file("migrations/003_c.sql/there", "");
        assertThrows(ProblemException.class, () -> NewMigration.write(planned));
        assertFalse(Files.exists(files.path("migrations/002_b.sql")));
    }

    @Test
    void refusesADescriptionWithoutWords() throws IOException {
        files.file("migrations/001_a.sql", "select 1;");
        var failure = assertThrows(ProblemException.class, () -> create(" - "));
        assertEquals(ProblemCode.USAGE, failure.problem().code());
    }

    private NewMigration create(String description) {
        return NewMigration.create(files.load(), description, Authoring.at(CLOCK));
    }

    private String listing() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.toList().toString();
        }
    }
}
