package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class RollbackRunTest {
    private static final String VERSIONS =
            "select coalesce(string_agg(version, ',' order by version), '') from schema_migrations";

    @TempDir Path folder;

    private static String table(String name) {
        return "CREATE TABLE %s(id int);\n\n-- ROLLBACK:\n-- DROP TABLE %s;\n"
                .formatted(name, name);
    }

    @Test
    void takesSeveralBackLatestFirst(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("001_a.sql", table("a"))
                        .file("002_b.sql", table("b"))
                        .file("003_c.sql", table("c"));
        Aftermath.completed(fixture.apply(database.connector()));
        var outcome = fixture.rollBack(database.connector(), new Selection.Back.To("001"));
        Aftermath.completed(outcome);
        assertEquals(List.of("003", "002"), outcome.done());
        assertEquals("001", database.value(VERSIONS));
        assertEquals(
                "a",
                database.value(
                        "select string_agg(relname, ',') from pg_class where relname in ('a','b','c')"));
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals("001,002,003", database.value(VERSIONS));
    }

    @Test
    void keepsWhatCouldNotBeTakenBack(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("001_a.sql", table("a"))
                        .file(
                                "002_b.sql",
                                "CREATE TABLE b(id int);\n\n-- ROLLBACK:\n-- DROP TABLE b;\n-- DROP TABLE nowhere;\n")
                        .file("003_c.sql", table("c"));
        Aftermath.completed(fixture.apply(database.connector()));
        var outcome = fixture.rollBack(database.connector(), new Selection.Back.Last(3));
        var problem = Aftermath.failure(outcome);
        assertEquals(List.of("003"), outcome.done());
        assertEquals("002 was not rolled back", problem.what());
        assertEquals(5, problem.where().line());
        assertEquals("001,002", database.value(VERSIONS));
        assertEquals("t", database.value("select to_regclass('b') is not null"));
    }

    @Test
    void goesOnWithAWayBackOfStepsThatFailedAndThatWasStopped(TestDatabase database)
            throws Exception {
        String up = "CREATE TABLE a(id int);\nCREATE INDEX i ON a(id);\n\n-- ROLLBACK:\n";
        String back = "-- DROP INDEX CONCURRENTLY i;\n-- DROP TABLE blocker;\n-- DROP TABLE a;\n";
        var fixture = new RunFixture(folder).file("001_a.sql", up + back);
        Aftermath.completed(fixture.apply(database.connector()));
        var problem =
                Aftermath.failure(
                        fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals(ProblemCode.PARTIAL_STATE, problem.code());
        assertTrue(problem.databaseState().contains("Step 1 of 001"), problem::toString);
        assertEquals("001", database.value(VERSIONS));
        database.execute("create table blocker()");
        var resumed = fixture.resume(database.connector(), "001");
        Aftermath.completed(resumed);
        assertEquals(List.of("001"), resumed.done());
        assertEquals("", database.value(VERSIONS));
        assertEquals("f", database.value("select to_regclass('a') is not null"));
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals("001", database.value(VERSIONS));
    }

    @Test
    void goesOnWithAnInterruptedWayBack(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "CREATE TABLE a(id int);\nCREATE INDEX i ON a(id);\n\n-- ROLLBACK:\n-- DROP INDEX CONCURRENTLY i;\n-- DROP TABLE a;\n");
        Aftermath.completed(fixture.apply(database.connector()));
        var back = new RunFixture(folder);
        try (var reader = database.open()) {
            reader.send("begin; select * from a");
            var running =
                    back.start(
                            () -> back.rollBack(database.connector(), new Selection.Back.Last(1)));
            Aftermath.untilBlocked(database.connector());
            database.value(
                    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and application_name = 'tidemark run'");
            assertEquals(
                    ProblemCode.OUTCOME_UNKNOWN,
                    Aftermath.failure(running.get(20, TimeUnit.SECONDS)).code());
        }
        assertEquals("001", database.value(VERSIONS));
        Aftermath.completed(back.resume(database.connector(), "001"));
        assertEquals("", database.value(VERSIONS));
        assertEquals("f", database.value("select to_regclass('a') is not null"));
        Aftermath.assertNothingRuns(database.connector());
    }

    @Test
    void refusesToTakeBackWhatOthersDependOn(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("001_a.sql", table("a"))
                        .file("002_b.sql", "-- Dependencies: 001_a\n\n" + table("b"));
        Aftermath.completed(fixture.apply(database.connector()));
        var problem =
                Aftermath.refusal(() ->
                        fixture.rollBack(database.connector(), new Selection.Back.Only("001")));
        assertEquals(ProblemCode.ROLLBACK_HAS_DEPENDANTS, problem.code());
        assertEquals("001,002", database.value(VERSIONS));
    }

    @Test
    void keepsToWhatTheHeaderSaysOfTheWayBack(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "-- Rollback: irreversible (rows are gone)\n\nCREATE TABLE a(id int);\n")
                        .file("002_b.sql", "-- Rollback: none needed\n\nSELECT 1;\n")
                        .file("003_c.sql", "CREATE TABLE c(id int);\n");
        Aftermath.completed(fixture.apply(database.connector()));
        var none =
                Aftermath.refusal(() ->
                        fixture.rollBack(database.connector(), new Selection.Back.Only("003")));
        assertEquals(ProblemCode.ROLLBACK_NOT_AVAILABLE, none.code());
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Only("002")));
        assertEquals("001,003", database.value(VERSIONS));
        var never =
                Aftermath.refusal(() ->
                        fixture.rollBack(database.connector(), new Selection.Back.Only("001")));
        assertEquals(ProblemCode.ROLLBACK_IRREVERSIBLE, never.code());
        assertTrue(never.why().contains("rows are gone"), never::toString);
    }

    @Test
    void usesTheStoredWayBackWhenTheFileIsGone(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder).file("001_a.sql", table("a")).file("002_b.sql", table("b"));
        Aftermath.completed(fixture.apply(database.connector()));
        Files.delete(folder.resolve("002_b.sql"));
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals("001", database.value(VERSIONS));
        assertEquals("f", database.value("select to_regclass('b') is not null"));
    }

    @Test
    void movesAPointerBack(TestDatabase database) throws Exception {
        database.execute(
                "create table schema_migrations(version bigint not null primary key, dirty boolean not null)");
        var fixture =
                new RunFixture(folder)
                        .file("000001_a.up.sql", "CREATE TABLE a(id int);\n")
                        .file("000001_a.down.sql", "DROP TABLE a;\n")
                        .file("000002_b.up.sql", "CREATE TABLE b(id int);\n")
                        .file("000002_b.down.sql", "DROP TABLE b;\n");
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals("2", database.value("select version from schema_migrations"));
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals(
                "1 f",
                database.value(
                        "select version || ' ' || left(dirty::text, 1) from schema_migrations"));
        assertEquals("f", database.value("select to_regclass('b') is not null"));
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Last(1)));
        assertEquals("0", database.value("select count(*) from schema_migrations"));
        Aftermath.completed(fixture.apply(database.connector()));
        assertEquals("2", database.value("select version from schema_migrations"));
    }

    /// Its one row would tell of what was left out as if it had been done.
    @Test
    void leavesNothingOutWhereATableHoldsOneVersion(TestDatabase database) throws Exception {
        database.execute(
                "create table schema_migrations(version bigint not null primary key, dirty boolean not null)");
        var fixture = new RunFixture(folder);
        for (String name : List.of("000001_a", "000002_b", "000003_c")) {
            fixture.file(name + ".up.sql", "select 1;\n").file(name + ".down.sql", "select 1;\n");
        }
        var leftOut = assertThrows(ProblemException.class, () -> only(fixture, database, "2"));
        assertEquals(ProblemCode.OUT_OF_ORDER, leftOut.problem().code());
        Aftermath.completed(only(fixture, database, "1"));
        Aftermath.completed(fixture.apply(database.connector()));
        var stays =
                assertThrows(
                        ProblemException.class,
                        () -> fixture.rollBack(database.connector(), new Selection.Back.Only("2")));
        assertEquals(ProblemCode.OUT_OF_ORDER, stays.problem().code());
        assertEquals("3", database.value("select version from schema_migrations"));
        Aftermath.completed(fixture.rollBack(database.connector(), new Selection.Back.Only("3")));
        assertEquals("2", database.value("select version from schema_migrations"));
    }

    private static RunOutcome only(RunFixture fixture, TestDatabase database, String version)
            throws Exception {
        var project = fixture.project();
        try (var session = database.open()) {
            var state = TrackingState.read(session, TrackingRequest.ANY);
            var report = StatusReport.of(project, state, Optional.empty());
            var plan =
                    new Planner(project, report, TrackingRequest.ANY)
                            .apply(Selection.only(version));
            return fixture.run(plan, database.connector(), new StopSignal());
        }
    }
}
