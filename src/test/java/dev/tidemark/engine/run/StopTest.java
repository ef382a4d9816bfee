package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Stops at every kind of place, in all three stages.
@ExtendWith(DatabaseExtension.class)
class StopTest {
    private static final String SLOW = "SELECT pg_sleep(60);\n";
    private static final String BUILD = "CREATE INDEX CONCURRENTLY a_id ON a(id);\n";
    private static final String TABLE = "create table a(id int)";

    @TempDir Path folder;

    private RunFixture fixture(String script) throws Exception {
        return new RunFixture(folder).file("001_a.sql", script);
    }

    @Test
    void doesNotBeginTheNextMigration(TestDatabase database) throws Exception {
        var stop = new StopSignal();
        var fixture =
                fixture("CREATE TABLE x(id int);\n")
                        .file("002_b.sql", "CREATE TABLE y(id int);\n")
                        .listening(event -> {
                            if (event instanceof RunEvent.MigrationFinished) {
                                stop.escalate();
                            }
                        });
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        var outcome = fixture.apply(database.connector(), stop);
        var problem = Aftermath.stopped(outcome);
        assertEquals(ProblemCode.STOPPED, problem.code());
        assertEquals(List.of("001"), outcome.done());
        assertEquals("002", ((RunOutcome.Stopped) outcome).next());
        assertEquals("f", database.value("select to_regclass('y') is not null"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void cancelsAStatementAndRollsItsTransactionBack(TestDatabase database) throws Exception {
        var fixture = fixture("CREATE TABLE x(id int);\n" + SLOW);
        var stop = new StopSignal();
        var running = fixture.startApplying(database.connector(), stop);
        Aftermath.untilAsleep(database.connector());
        stop.escalate();
        var problem = Aftermath.stopped(running.get(20, TimeUnit.SECONDS));
        assertEquals(ProblemCode.STOPPED, problem.code());
        assertTrue(problem.databaseState().contains("nothing of it"), problem::toString);
        assertEquals("f", database.value("select to_regclass('x') is not null"));
        assertEquals(
                "stopped",
                database.value(
                        "select outcome from schema_migrations_journal where event = 'migration-finished'"));
        fixture.file("001_a.sql", "CREATE TABLE x(id int);\n");
        Aftermath.completed(fixture.apply(database.connector()));
        Aftermath.assertNothingRuns(database.connector());
    }

    @Test
    void namesTheInvalidIndexOfACancelledBuildAndDropsItWhenResumed(TestDatabase database)
            throws Exception {
        var fixture = fixture("CREATE TABLE x(id int);\n" + BUILD);
        String undisturbed = Aftermath.undisturbed(fixture, database.connector(), TABLE);
        try (var old = database.open()) {
            old.send("begin isolation level repeatable read; select 1");
            var stop = new StopSignal();
            var running = fixture.startApplying(database.connector(), stop);
            untilWaitingForSnapshots(database);
            stop.escalate();
            var problem = Aftermath.stopped(running.get(20, TimeUnit.SECONDS));
            assertEquals(ProblemCode.STOPPED, problem.code());
            assertTrue(problem.databaseState().contains("INVALID index a_id"), problem::toString);
            assertTrue(problem.databaseState().contains("Step 1 of 001"), problem::toString);
            assertTrue(problem.hint().contains("repair resume 001"), problem::toString);
            old.send("commit");
        }
        assertEquals(
                "f",
                database.value(
                        "select indisvalid from pg_index where indexrelid = 'a_id'::regclass"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    private static void untilWaitingForSnapshots(TestDatabase database) {
        Aftermath.until(
                "waiting for old snapshots",
                () ->
                        database.value(
                                        "select count(*) from pg_stat_progress_create_index where phase = 'waiting for old snapshots'")
                                .equals("1"));
    }

    @Test
    void endsTheServerProcessInTheSecondStage(TestDatabase database) throws Exception {
        var fixture = fixture("CREATE TABLE x(id int);\n" + SLOW);
        var stop = new StopSignal();
        var running = fixture.startApplying(database.connector(), stop);
        Aftermath.untilAsleep(database.connector());
        String worker = worker(database);
        // Both at once: the second may overtake the first.
        stop.escalate();
        stop.escalate();
        var problem = Aftermath.stopped(running.get(20, TimeUnit.SECONDS));
        assertEquals(ProblemCode.STOPPED, problem.code());
        assertEquals(
                "0", database.value("select count(*) from pg_stat_activity where pid = " + worker));
        assertEquals("f", database.value("select to_regclass('x') is not null"));
        assertEquals(
                "1",
                database.value(
                        "select count(*) from schema_migrations_journal where event = 'run-finished'"));
        Aftermath.assertNothingRuns(database.connector());
    }

    @Test
    void leavesAnInvalidIndexBehindWhenTheProcessOfItsBuildIsEnded(TestDatabase database)
            throws Exception {
        var fixture = fixture("CREATE TABLE x(id int);\n" + BUILD);
        String undisturbed = Aftermath.undisturbed(fixture, database.connector(), TABLE);
        try (var old = database.open()) {
            old.send("begin isolation level repeatable read; select 1");
            var running = fixture.startApplying(database.connector(), new StopSignal());
            untilWaitingForSnapshots(database);
            database.value(
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'tidemark run' and datname = current_database()");
            var problem = Aftermath.failure(running.get(20, TimeUnit.SECONDS));
            assertEquals(ProblemCode.OUTCOME_UNKNOWN, problem.code());
            assertTrue(problem.databaseState().contains("step 2"), problem::toString);
            assertTrue(problem.databaseState().contains("Step 1 of 001"), problem::toString);
            old.send("commit");
        }
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    @Test
    void abandonsTheConnectionInTheThirdStageAndSaysThatTheServerMayStillWork(TestDatabase database)
            throws Exception {
        var fixture = fixture("CREATE TABLE x(id int);\nSELECT pg_sleep(3);\n");
        String undisturbed = Aftermath.undisturbed(fixture, database.connector());
        var stop = new StopSignal();
        var running = fixture.startApplying(database.connector(), stop);
        Aftermath.untilAsleep(database.connector());
        String worker = worker(database);
        // A server process that neither a cancel nor a termination reaches.
        signal("STOP", worker);
        stop.escalate();
        stop.escalate();
        stop.escalate();
        var problem = Aftermath.stopped(running.get(20, TimeUnit.SECONDS));
        assertTrue(problem.databaseState().contains("still works for it in process " + worker));
        assertEquals(
                "0",
                database.value(
                        "select count(*) from schema_migrations_journal where event = 'run-finished'"));
        var again = new RunFixture(folder);
        var next = again.startApplying(database.connector(), new StopSignal());
        again.await(RunEvent.Told.class, told -> told.text().contains(worker));
        signal("CONT", worker);
        Aftermath.completed(next.get(20, TimeUnit.SECONDS));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }

    private static String worker(TestDatabase database) {
        return database.value(
                "select pid from pg_stat_activity where application_name = 'tidemark run' and datname = current_database()");
    }

    private static void signal(String name, String pid) throws Exception {
        assertEquals(0, new ProcessBuilder("kill", "-" + name, pid).inheritIO().start().waitFor());
    }

    @Test
    void stopsInThePauseBetweenTwoAttempts(TestDatabase database) throws Exception {
        var fixture = fixture("ALTER TABLE a ADD b int;\n").locks(Duration.ofMillis(50), 30);
        database.execute(TABLE);
        var stop = new StopSignal();
        try (var other = database.open()) {
            other.send("begin; lock table a in access share mode");
            var running = fixture.startApplying(database.connector(), stop);
            fixture.await(RunEvent.AttemptFailed.class, event -> event.attempt() >= 4);
            stop.escalate();
            Aftermath.stopped(running.get(20, TimeUnit.SECONDS));
        }
        Aftermath.completed(new RunFixture(folder).apply(database.connector()));
    }

    @Test
    void stopsBetweenStepsAndGoesOnThere(TestDatabase database) throws Exception {
        var stop = new StopSignal();
        var fixture = fixture("CREATE TABLE x(id int);\n" + BUILD + "INSERT INTO x VALUES (1);\n");
        String undisturbed = Aftermath.undisturbed(fixture, database.connector(), TABLE);
        fixture.listening(event -> {
            if (event instanceof RunEvent.StepDone done && done.step() == 2) {
                stop.escalate();
            }
        });
        var problem = Aftermath.stopped(fixture.apply(database.connector(), stop));
        assertTrue(problem.databaseState().contains("Steps 1 to 2"), problem::toString);
        assertEquals("0", database.value("select count(*) from x"));
        assertEquals("0", database.value("select count(*) from schema_migrations"));
        Aftermath.endsLike(undisturbed, fixture, database.connector());
    }
}
