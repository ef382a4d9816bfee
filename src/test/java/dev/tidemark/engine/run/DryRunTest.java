package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Runs that are rolled back, and what a run's other connections do meanwhile.
@ExtendWith(DatabaseExtension.class)
class DryRunTest {
    private static final String OBJECTS =
            "select count(*) from pg_class where relnamespace = 'public'::regnamespace";

    @TempDir Path folder;

    private DryRun.Report dryRun(RunFixture fixture, TestDatabase database, StopSignal stop)
            throws Exception {
        return new DryRun(database.connector())
                .run(
                        fixture.plan(database.connector()),
                        fixture.settings(database.connector()),
                        stop,
                        RunListener.SILENT);
    }

    @Test
    void rollsEverythingBackAndNamesWhatItCouldNotTry(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "SET search_path = pg_catalog;\nCREATE TABLE public.a(id int);\n")
                        .file(
                                "002_b.sql",
                                "BEGIN;\nCREATE TABLE b(id int);\nROLLBACK;\nBEGIN;\nCREATE TABLE b(n int);\nCOMMIT;\n")
                        .file("003_c.sql", "CREATE INDEX CONCURRENTLY i ON a(id);\nVACUUM a;\n")
                        .file("004_d.sql", "ALTER TABLE b ADD n2 int;\n");
        var report = dryRun(fixture, database, new StopSignal());
        assertTrue(report.problem().isEmpty(), report::toString);
        assertEquals(List.of("001", "002", "004"), report.tried());
        assertEquals(
                List.of("CREATE INDEX CONCURRENTLY", "VACUUM"),
                report.notTried().stream().map(DryRun.NotTried::what).toList());
        assertEquals(2, report.notTried().get(1).where().line());
        assertEquals("0", database.value(OBJECTS));
        Aftermath.assertNothingRuns(database.connector());
    }

    @Test
    void reportsTheStatementThatFails(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("001_a.sql", "CREATE TABLE a(id int);\n")
                        .file("002_b.sql", "CREATE TABLE b(id int);\n\nSELECT nonsense;\n");
        var problem = dryRun(fixture, database, new StopSignal()).problem().orElseThrow();
        assertEquals("002_b.sql:3:8", problem.where().toString());
        assertTrue(problem.databaseState().contains("rolled back"), problem::toString);
        assertEquals("0", database.value(OBJECTS));
    }

    @Test
    void findsConstraintsThatWouldFailAtCommit(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "CREATE TABLE p(id int PRIMARY KEY);\nCREATE TABLE c(id int REFERENCES p DEFERRABLE INITIALLY DEFERRED);\n")
                        .file("002_b.sql", "INSERT INTO c VALUES (1);\nINSERT INTO p VALUES (1);\n")
                        .file("003_c.sql", "INSERT INTO c VALUES (2);\n");
        var report = dryRun(fixture, database, new StopSignal());
        assertEquals(List.of("001", "002"), report.tried());
        assertEquals("COMMIT", report.problem().orElseThrow().statement());
    }

    @Test
    void rollsBackWhenStopped(TestDatabase database) throws Exception {
        var fixture =
                new RunFixture(folder)
                        .file("001_a.sql", "CREATE TABLE a(id int);\nSELECT pg_sleep(60);\n");
        var stop = new StopSignal();
        var running =
                fixture.start(() -> {
                    var report = dryRun(fixture, database, stop);
                    assertEquals(ProblemCode.STOPPED, report.problem().orElseThrow().code());
                    return new RunOutcome.Completed(new UUID(0, 0), report.tried());
                });
        Aftermath.untilAsleep(database.connector());
        stop.escalate();
        assertEquals(List.of(), running.get(20, TimeUnit.SECONDS).done());
        assertEquals("0", database.value(OBJECTS));
    }

    /// A connection of ours inside a transaction would hold the build up for ever.
    @Test
    void noConnectionIdlesInATransactionWhileAnIndexIsBuiltConcurrently(TestDatabase database)
            throws Exception {
        database.execute("create table a(id int)");
        var fixture =
                new RunFixture(folder)
                        .file(
                                "001_a.sql",
                                "CREATE TABLE b(id int);\nCREATE INDEX CONCURRENTLY i ON a(id);\n");
        try (var old = database.open()) {
            old.send("begin isolation level repeatable read; select 1");
            var running = fixture.startApplying(database.connector(), new StopSignal());
            fixture.await(
                    RunEvent.Progress.class,
                    event -> event.phase().equals("waiting for old snapshots"));
            String ours =
                    "from pg_stat_activity where datname = current_database() and application_name in ('tidemark run', 'tidemark lock', 'tidemark monitor')";
            assertEquals("3", database.value("select count(*) " + ours));
            for (int look = 0; look < 20; look++) {
                assertEquals(
                        "0",
                        database.value(
                                "select count(*) %s and (state like 'idle in%%' or (state = 'idle' and backend_xmin is not null))"
                                        .formatted(ours)));
            }
            old.send("commit");
            Aftermath.completed(running.get(20, TimeUnit.SECONDS));
        }
        Aftermath.assertNothingRuns(database.connector());
    }
}
