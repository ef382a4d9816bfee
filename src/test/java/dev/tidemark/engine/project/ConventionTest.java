package dev.tidemark.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Naming;
import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.sql.ScriptMode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConventionTest {
    @TempDir Path folder;
    private ProjectFiles files;

    @BeforeEach
    void start() {
        files = new ProjectFiles(folder);
    }

    @Test
    void readsDatesWithSequence() throws IOException {
        files.file("migrations/2025-10-20_0001_add_seo_audit_tracking.sql", "select 2;")
                .file("migrations/2025-10-17_0002_next.sql", "select 1;")
                .file("migrations/2025-10-17_0001_create_error_logs_table.sql", "select 1;");
        Project project = sound(Naming.DATE_SEQUENCE);
        assertEquals(
                List.of("2025-10-17_0001", "2025-10-17_0002", "2025-10-20_0001"),
                ProjectFiles.versions(project));
        Migration first = project.migrations().getFirst();
        assertEquals("create error logs table", first.description());
        assertEquals("2025-10-17_0001_create_error_logs_table.sql", first.filename());
        assertEquals("migrations/2025-10-17_0001_create_error_logs_table.sql", first.path());
    }

    @Test
    void readsDatesWithTime() throws IOException {
        files.file("migrations/2025-01-20_0915_add_appointments_index.sql", "select 2;")
                .file(
                        "migrations/2025-01-17_1430_add_instagram_url.sql",
                        """
                        -- Description of what this migration does
                        ALTER TABLE tenants.business ADD COLUMN instagram_url TEXT;

                        -- ROLLBACK:
                        -- ALTER TABLE tenants.business DROP COLUMN instagram_url;
                        """)
                .file("migrations/README.md", "guidelines");
        Project project = sound(Naming.DATE_TIME);
        Migration first = project.migrations().getFirst();
        assertEquals("2025-01-17_1430", first.version().text());
        assertEquals("Description of what this migration does", first.description());
        var rollback = assertInstanceOf(Rollback.Script.class, first.rollback());
        assertTrue(rollback.fromSection());
        assertEquals(1, rollback.summary().statements());
        assertEquals(1, project.otherFiles());
    }

    @Test
    void takesDigitsThatAreNoTimeForASequence() throws IOException {
        files.file("migrations/2025-01-17_1430_a.sql", "select 1;")
                .file("migrations/2025-01-17_1475_b.sql", "select 1;");
        sound(Naming.DATE_SEQUENCE);
    }

    @Test
    void readsNumbersWithBothFormsOfRollbackFiles() throws IOException {
        files.file("migrations/001_initial.sql", "select 1;")
                .file("migrations/002_add_user_indexes.sql", "select 1;")
                .file("migrations/2_rollback.sql", "select 'back';")
                .file("migrations/010_later.sql", "select 1;")
                .file("migrations/rollback-10.sql", "select 'back';")
                .file("migrations/CHANGELOG.md", "");
        Project project = sound(Naming.NUMBERED);
        assertEquals(List.of("001", "002", "010"), ProjectFiles.versions(project));
        assertInstanceOf(Rollback.NotGiven.class, project.migrations().get(0).rollback());
        for (int i = 1; i <= 2; i++) {
            var rollback =
                    assertInstanceOf(Rollback.Script.class, project.migrations().get(i).rollback());
            assertFalse(rollback.fromSection());
        }
    }

    @Test
    void readsFoldersAsPrismaWritesThem() throws IOException {
        files.file(
                        "prisma/migrations/20241220_add_preferences/migration.sql",
                        "-- CreateTable\nselect 1;")
                .file("prisma/migrations/20241220_add_preferences/rollback.sql", "select 2;")
                .file("prisma/migrations/20241218101112_initial/migration.sql", "select 1;")
                .file("prisma/migrations/0_init/migration.sql", "select 1;")
                .file("prisma/migrations/migration_lock.toml", "provider = \"postgresql\"");
        Project project = sound(Naming.FOLDER);
        assertEquals(
                List.of("0_init", "20241220_add_preferences", "20241218101112_initial"),
                ProjectFiles.versions(project));
        Migration migration = project.migrations().get(1);
        assertEquals("20241220_add_preferences", migration.filename());
        assertEquals("add preferences", migration.description());
        assertInstanceOf(Rollback.Script.class, migration.rollback());
        assertEquals(1, project.otherFiles());
    }

    @Test
    void readsFlyway() throws IOException {
        files.file("db/migration/V2_1__add_orders.sql", "select 1;")
                .file("db/migration/U2.1__add_orders.sql", "select 2;")
                .file("db/migration/V10__last.sql", "select 1;")
                .file("db/migration/V2__first.sql", "select 1;")
                .file("db/migration/R__views.sql", "select 1;")
                .file("db/migration/R__functions.sql", "select 1;");
        Project project = sound(Naming.FLYWAY);
        assertEquals(
                List.of("2", "2.1", "10", "R__functions", "R__views"),
                ProjectFiles.versions(project));
        assertInstanceOf(Rollback.Script.class, project.migrations().get(1).rollback());
        assertFalse(project.migrations().get(2).repeatable());
        assertTrue(project.migrations().get(3).repeatable());
    }

    @Test
    void readsUpAndDownFiles() throws IOException {
        files.file("migrations/000012_name.up.sql", "select 1;")
                .file("migrations/000012_name.down.sql", "select 2;")
                .file("migrations/9_before.up.sql", "select 1;")
                .file("migrations/9_before.down.sql", "-- nothing\n");
        Project project = sound(Naming.UP_DOWN);
        assertEquals(List.of("9", "000012"), ProjectFiles.versions(project));
        assertEquals("12", project.migrations().get(1).version().key());
        assertInstanceOf(Rollback.Script.class, project.migrations().get(1).rollback());
        assertInstanceOf(Rollback.NotGiven.class, project.migrations().get(0).rollback());
    }

    @Test
    void readsDiesel() throws IOException {
        files.file("migrations/00000000000000_diesel_initial_setup/up.sql", "select 1;")
                .file("migrations/00000000000000_diesel_initial_setup/down.sql", "select 2;")
                .file("migrations/2024-01-02-030405_add_users/up.sql", "select 1;")
                .file("migrations/2024-01-02-030405_add_users/down.sql", "select 2;");
        Project project = sound(Naming.DIESEL);
        assertEquals(List.of("00000000000000", "20240102030405"), ProjectFiles.versions(project));
        Migration migration = project.migrations().get(1);
        assertEquals("2024-01-02-030405_add_users", migration.filename());
        assertInstanceOf(Rollback.Script.class, migration.rollback());
    }

    @Test
    void readsBothPartsOfDbmateFiles() throws IOException {
        files.file(
                        "db/migrations/20240102030405_add_users.sql",
                        """
                        -- migrate:up
                        create table users ();

                        -- migrate:down
                        drop table users;
                        """)
                .file(
                        "db/migrations/20240102030406_index.sql",
                        """
                        -- migrate:up transaction:false
                        select 1;
                        -- migrate:down transaction:false
                        select 2;
                        select 3;
                        """)
                .file("db/migrations/20240102030407_no_way_back.sql", "-- migrate:up\nselect 1;");
        Project project = sound(Naming.DBMATE);
        Migration first = project.migrations().get(0);
        assertEquals("20240102030405", first.version().text());
        assertEquals(1, first.summary().statements());
        assertEquals(ScriptMode.TRANSACTION, first.summary().mode());
        var back = assertInstanceOf(Rollback.Script.class, first.rollback());
        assertEquals(1, back.summary().statements());
        Migration second = project.migrations().get(1);
        assertFalse(second.header().transaction());
        assertEquals(ScriptMode.STATEMENTS, second.summary().mode());
        var secondBack = assertInstanceOf(Rollback.Script.class, second.rollback());
        assertEquals(ScriptMode.STATEMENTS, secondBack.summary().mode());
        assertEquals(2, secondBack.summary().statements());
        assertInstanceOf(Rollback.NotGiven.class, project.migrations().get(2).rollback());
    }

    @Test
    void listsWhatWasTakenForWhatInAMixedFolder() throws IOException {
        files.file("migrations/001_a.sql", "select 1;")
                .file("migrations/002_b.sql", "select 1;")
                .file("migrations/003_c.sql", "select 1;")
                .file("migrations/004_d.sql", "select 1;")
                .file("migrations/V5__e.sql", "select 1;");
        Problem problem = files.problem(ProblemCode.NAMING_MIXED);
        assertEquals(
                "They follow 2 conventions: numbered (4 files: migrations/001_a.sql,"
                        + " migrations/002_b.sql, migrations/003_c.sql, …); flyway (1 file:"
                        + " migrations/V5__e.sql)",
                problem.why());
        assertEquals(Optional.of(Naming.NUMBERED), files.load().naming());
    }

    @Test
    void namesAFileThatFitsNoConventionAndTheTwoWaysOn() throws IOException {
        files.file("migrations/001_a.sql", "select 1;")
                .file("migrations/create_users.sql", "select 1;");
        Problem problem = files.problem(ProblemCode.NAMING_UNKNOWN_FILE);
        assertEquals(
                "migrations/create_users.sql has no place among the migrations", problem.what());
        assertTrue(problem.hint().contains("ignore = [\"create_users.sql\"]"));
        assertTrue(problem.hint().contains("Rename it like 004_add_user_preferences.sql"));
    }

    @Test
    void leavesIgnoredFilesAndThoseWithAnotherPurposeAlone() throws IOException {
        files.file(
                        "tidemark.toml",
                        """
                        ignore = ["*.draft.sql", "migrations/old/**"]
                        schema_file = "migrations/schema.sql"
                        seeds = "migrations/seeds"
                        [tenants]
                        schemas = ["a"]
                        on_create = "migrations/tenant.sql"
                        """)
                .file("migrations/001_a.sql", "\\ir parts/part.sql\n")
                .file("migrations/parts/part.sql", "select 1;")
                .file("migrations/x.draft.sql", "")
                .file("migrations/old/y.sql", "")
                .file("migrations/schema.sql", "")
                .file("migrations/seeds/users.sql", "")
                .file("migrations/tenant.sql", "");
        Project project = files.load();
        assertEquals(List.of(), project.problems());
        assertEquals(2, project.otherFiles());
    }

    @Test
    void holdsTheFilesToTheConventionInTheSettings() throws IOException {
        files.file("tidemark.toml", "naming = \"date-time\"")
                .file("migrations/2025-01-17_0001_a.sql", "select 1;")
                .file("migrations/2025-01-17_1475_b.sql", "select 1;");
        Problem problem = files.problem(ProblemCode.NAMING_UNKNOWN_FILE);
        assertTrue(problem.what().contains("1475_b"));
        assertEquals(Optional.of(Naming.DATE_TIME), files.load().naming());
    }

    @Test
    void namesBothFilesOfOneVersion() throws IOException {
        files.file("migrations/004_a.sql", "select 1;").file("migrations/4_b.sql", "select 1;");
        Problem problem = files.problem(ProblemCode.DUPLICATE_VERSION);
        assertEquals(
                "Two files have it: migrations/004_a.sql and migrations/4_b.sql", problem.why());
        assertEquals(1, files.load().migrations().size());
    }

    @Test
    void namesARollbackFileWithoutItsMigration() throws IOException {
        files.file("migrations/004_a.sql", "select 1;")
                .file("migrations/rollback-005.sql", "select 1;");
        Problem problem = files.problem(ProblemCode.ROLLBACK_WITHOUT_MIGRATION);
        assertTrue(problem.what().startsWith("migrations/rollback-005.sql"));
        assertTrue(problem.why().contains("005"));
    }

    @Test
    void namesTwoRollbackFilesOfOneMigration() throws IOException {
        files.file("migrations/004_a.sql", "select 1;")
                .file("migrations/004_rollback.sql", "select 1;")
                .file("migrations/rollback-004.sql", "select 1;");
        files.problem(ProblemCode.ROLLBACK_AMBIGUOUS);
    }

    private Project sound(Naming naming) {
        Project project = files.load();
        assertEquals(List.of(), project.problems());
        assertEquals(Optional.of(naming), project.naming());
        return project;
    }
}
