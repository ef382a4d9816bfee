package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// What saving does where it is hindered: never a part, and never a loss.
@ExtendWith(DatabaseExtension.class)
class SavedDataFaultTest {
    private static final String SCHEMAS =
            "select count(*) from pg_namespace where nspname = 'tidemark_archive'";

    @TempDir Path folder;
    private RunFixture fixture;

    @BeforeEach
    void writeProject() throws Exception {
        fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "CREATE TABLE a (id int PRIMARY KEY, owner text);\n-- ROLLBACK:\n-- DROP TABLE a;\n");
    }

    @Test
    void savesWhatOthersWroteWhileItWaitedForTheirLock(TestDatabase database) throws Exception {
        fixture.locks(Duration.ofSeconds(20), 0);
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute("insert into a values (1, 'x')");
        try (var other = database.open()) {
            other.send("begin; insert into a values (2, 'late')");
            var running =
                    fixture.start(() ->
                            fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
            Aftermath.untilBlocked(database.connector());
            other.send("insert into a values (3, 'later'); commit");
            Aftermath.completed(running.get(20, TimeUnit.SECONDS));
        }
        assertEquals("3", database.value("select count(*) from tidemark_archive.saved_1_a"));
    }

    @Test
    void givesUpWithTheLockLadderAndLeavesNothing(TestDatabase database) throws Exception {
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute("insert into a values (1, 'x')");
        try (var other = database.open()) {
            other.send("begin; select * from a");
            var problem =
                    Aftermath.failure(
                            fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
            assertEquals(ProblemCode.LOCK_TIMEOUT, problem.code());
            assertTrue(problem.why().contains("could not be saved"), problem::toString);
        }
        assertEquals("0", database.value(SCHEMAS));
        assertEquals("1", database.value("select count(*) from a"));
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals("1", database.value("select count(*) from tidemark_archive.saved_1_a"));
    }

    @Test
    void refusesARoleThatMayNotMakeTheArchiveBeforeAnythingRuns(TestDatabase database)
            throws Exception {
        var role = database.role("app");
        database.execute("grant create on schema public to " + role.name());
        Aftermath.completed(fixture.apply(role.connector()));
        database.execute("insert into a values (1, 'x')");
        var problem =
                Aftermath.refusal(
                        () -> fixture.rollBack(role.connector(), new Selection.Back.Last(1)));
        assertEquals(ProblemCode.DATA_NOT_SAVED, problem.code());
        assertTrue(problem.hint().contains("--no-save"), problem::toString);
        assertEquals("1", database.value("select count(*) from a"));
        assertEquals(
                "0",
                database.value(
                        "select count(*) from schema_migrations_journal where direction = 'rollback'"));
        database.execute(
                "grant create on database %s to %s".formatted(database.name(), role.name()));
        Aftermath.completed(fixture.rollBack(role.connector(), new Selection.Back.Last(1)));
        assertEquals("1", database.value("select count(*) from tidemark_archive.saved_1_a"));
    }

    @Test
    void needsNoArchiveWhereThereIsNothingToSave(TestDatabase database) throws Exception {
        var role = database.role("app");
        database.execute("grant create on schema public to " + role.name());
        Aftermath.completed(fixture.apply(role.connector()));
        Aftermath.completed(fixture.rollBack(role.connector(), new Selection.Back.Last(1)));
        assertEquals("0", database.value(SCHEMAS));
    }

    @Test
    void savesNoPartWhereRowSecurityHidesTheRest(TestDatabase database) throws Exception {
        var role = database.role("app");
        database.execute(
                "grant create on schema public to %1$s; grant create on database %2$s to %1$s"
                        .formatted(role.name(), database.name()));
        Aftermath.completed(fixture.apply(role.connector()));
        database.execute(
                "insert into a values (1, '%1$s'), (2, 'other'); alter table a enable row level security, force row level security; create policy own on a using (owner = current_user)"
                        .formatted(role.name()));
        var problem =
                Aftermath.refusal(
                        () -> fixture.rollBack(role.connector(), new Selection.Back.Last(1)));
        assertEquals(ProblemCode.DATA_NOT_SAVED, problem.code());
        assertTrue(problem.why().contains("Row security hides rows of public.a"), problem::why);
        assertEquals("2", database.value("select count(*) from a"));
    }

    @Test
    void failsWhereRowSecurityIsSwitchedOnByTheScriptItself(TestDatabase database)
            throws Exception {
        var role = database.role("app");
        database.execute(
                "grant create on schema public to %1$s; grant create on database %2$s to %1$s"
                        .formatted(role.name(), database.name()));
        Aftermath.completed(fixture.apply(role.connector()));
        database.execute("insert into a values (1, 'x')");
        fixture.file(
                "002_b.sql",
                "SELECT 1;\n-- ROLLBACK:\n-- ALTER TABLE a ENABLE ROW LEVEL SECURITY, FORCE ROW LEVEL SECURITY;\n-- ALTER TABLE a RENAME TO b;\n-- DROP TABLE b;\n");
        Aftermath.completed(fixture.apply(role.connector()));
        var problem =
                Aftermath.failure(fixture.rollBack(role.connector(), new Selection.Back.Last(1)));
        assertTrue(problem.why().contains("row-level security"), problem::toString);
        assertEquals(ProblemCode.NO_RIGHTS, problem.code());
        assertEquals("1", database.value("select count(*) from a"));
    }

    @Test
    void keepsTheScriptsOwnSettings(TestDatabase database) throws Exception {
        fixture.file(
                "002_b.sql",
                """
                CREATE TABLE told (text text);
                -- ROLLBACK:
                -- BEGIN ISOLATION LEVEL SERIALIZABLE;
                -- SET datestyle = 'German';
                -- SET search_path = pg_catalog, public;
                -- DROP TABLE a;
                -- INSERT INTO told VALUES (date '2025-11-21'), (current_setting('search_path')), (current_setting('transaction_isolation')), (current_setting('row_security'));
                -- COMMIT;
                """);
        Aftermath.completed(fixture.apply(database.connector()));
        database.execute("insert into a values (1, 'x')");
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals(
                "21.11.2025;pg_catalog, public;serializable;on",
                database.value("select string_agg(text, ';') from told"));
        assertEquals("1", database.value("select count(*) from tidemark_archive.saved_1_a"));
    }
}
