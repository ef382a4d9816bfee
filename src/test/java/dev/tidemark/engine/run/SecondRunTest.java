package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Two runs at a time, and plans that no longer fit.
@ExtendWith(DatabaseExtension.class)
class SecondRunTest {
    @TempDir Path folder;
    private RunFixture first;
    private RunFixture second;
    private final CountDownLatch mayGoOn = new CountDownLatch(1);

    @BeforeEach
    void project() throws Exception {
        first = new RunFixture(folder).file("001_a.sql", "CREATE TABLE a(id int);\n");
        second = new RunFixture(folder);
    }

    private void holdFirst() {
        first.listening(event -> {
            if (event instanceof RunEvent.MigrationStarted) {
                try {
                    assertTrue(mayGoOn.await(20, TimeUnit.SECONDS));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        });
    }

    @Test
    void refusesASecondRunAndNamesWhoHoldsTheLock(TestDatabase database) throws Exception {
        holdFirst();
        var running = first.startApplying(database.connector(), new StopSignal());
        first.await(RunEvent.MigrationStarted.class, _ -> true);
        var problem = Aftermath.refusal(() -> second.apply(database.connector()));
        assertEquals(ProblemCode.LOCK_HELD, problem.code());
        String pid =
                database.value(
                        "select pid from pg_stat_activity where application_name = 'tidemark lock' and datname = current_database()");
        assertTrue(problem.why().contains("session " + pid), problem.why());
        assertTrue(problem.why().contains("tidemark lock"), problem.why());
        assertTrue(problem.why().contains("since "), problem.why());
        assertTrue(
                problem.why().contains("as process " + ProcessHandle.current().pid()),
                problem.why());
        mayGoOn.countDown();
        Aftermath.completed(running.get(20, TimeUnit.SECONDS));
        assertEquals("1", database.value("select count(*) from schema_migrations"));
        Aftermath.assertNothingRuns(database.connector());
    }

    @Test
    void waitsForTheOtherRunAndRefusesWhatThatOneApplied(TestDatabase database) throws Exception {
        var plan = second.plan(database.connector());
        holdFirst();
        var running = first.startApplying(database.connector(), new StopSignal());
        first.await(RunEvent.MigrationStarted.class, _ -> true);
        var waiting = startWaiting(plan, database);
        second.await(RunEvent.WaitingForLock.class, event -> event.holder().contains("session"));
        mayGoOn.countDown();
        Aftermath.completed(running.get(20, TimeUnit.SECONDS));
        var problem = Aftermath.refusal(() -> join(waiting));
        assertEquals(ProblemCode.CHANGED_SINCE_PLANNED, problem.code());
        assertEquals(List.of("001"), database.values("select version from schema_migrations"));
        Aftermath.assertNothingRuns(database.connector());
    }

    @Test
    void worksOnceTheHolderIsKilled(TestDatabase database) throws Exception {
        try (var holder = database.open()) {
            Aftermath.completed(first.apply(database.connector()));
            second.file("002_b.sql", "CREATE TABLE b(id int);\n");
            var name = TrackingState.read(holder, second.tracking(second.project())).name();
            holder.query("select pg_advisory_lock(?)", row -> 1, name.lockKey());
            var waiting = startWaiting(second.plan(database.connector()), database);
            second.await(
                    RunEvent.WaitingForLock.class,
                    event -> event.holder().contains(String.valueOf(holder.backendPid())));
            database.value("select pg_terminate_backend(%d)".formatted(holder.backendPid()));
            Aftermath.completed(waiting.get(20, TimeUnit.SECONDS));
        }
        assertEquals("2", database.value("select count(*) from schema_migrations"));
    }

    @Test
    void givesUpWaitingWhenAskedToStop(TestDatabase database) throws Exception {
        holdFirst();
        var running = first.startApplying(database.connector(), new StopSignal());
        first.await(RunEvent.MigrationStarted.class, _ -> true);
        var stop = new StopSignal();
        var plan = second.plan(database.connector());
        var waiting =
                second.start(() ->
                        second.run(
                                plan,
                                database.connector(),
                                stop,
                                second.settings(database.connector())
                                        .withLockWait(Duration.ofSeconds(20))));
        second.await(RunEvent.WaitingForLock.class, _ -> true);
        stop.escalate();
        assertEquals(ProblemCode.LOCK_HELD, Aftermath.refusal(() -> join(waiting)).code());
        mayGoOn.countDown();
        Aftermath.completed(running.get(20, TimeUnit.SECONDS));
    }

    @Test
    void refusesAFileThatWasEditedAfterThePlan(TestDatabase database) throws Exception {
        first.file("002_b.sql", "CREATE TABLE b(id int);\n");
        var plan = first.plan(database.connector());
        first.file("002_b.sql", "CREATE TABLE other(id int);\n");
        var outcome = first.run(plan, database.connector(), new StopSignal());
        assertEquals(ProblemCode.CHANGED_SINCE_PLANNED, Aftermath.failure(outcome).code());
        assertEquals(List.of("001"), outcome.done());
        assertEquals(
                "001", database.value("select string_agg(version, ',') from schema_migrations"));
        assertEquals("f", database.value("select to_regclass('other') is not null"));
        Aftermath.completed(first.apply(database.connector()));
        assertEquals("t", database.value("select to_regclass('other') is not null"));
    }

    @Test
    void refusesAPlanWhoseMigrationAnotherRunBegan(TestDatabase database) throws Exception {
        second.file(
                "001_a.sql",
                "CREATE TABLE a(id int);\nCREATE INDEX CONCURRENTLY i ON a(id);\nSELECT nonsense;\n");
        var plan = second.plan(database.connector());
        Aftermath.failure(second.apply(database.connector()));
        var problem =
                Aftermath.refusal(() -> second.run(plan, database.connector(), new StopSignal()));
        assertEquals(ProblemCode.CHANGED_SINCE_PLANNED, problem.code());
    }

    private CompletableFuture<RunOutcome> startWaiting(Plan plan, TestDatabase database) {
        var settings = second.settings(database.connector()).withLockWait(Duration.ofSeconds(20));
        return second.start(
                () -> second.run(plan, database.connector(), new StopSignal(), settings));
    }

    private static void join(CompletableFuture<RunOutcome> run) throws Throwable {
        try {
            run.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause();
        }
    }

    /// The session with the lock, and the one that runs between two attempts, have nothing to say.
    @Test
    void keepsLockAndSessionWhereTheServerEndsIdleOnes(TestDatabase database) throws Exception {
        assumeTrue(
                Integer.parseInt(database.value("show server_version_num")) >= 140_000,
                "the setting came with PostgreSQL 14");
        database.execute(
                "alter database %s set idle_session_timeout = '300ms'".formatted(database.name()));
        first.file("002_long.sql", "select pg_sleep(1);\n");
        first.listening(event -> {
            if (event instanceof RunEvent.MigrationStarted) {
                LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
            }
        });
        Aftermath.completed(first.apply(database.connector()));
    }
}
