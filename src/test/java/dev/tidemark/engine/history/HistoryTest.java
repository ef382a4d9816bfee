package dev.tidemark.engine.history;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.repair.Repairs;
import dev.tidemark.engine.repair.Takeover;
import dev.tidemark.engine.run.RunEvent;
import dev.tidemark.engine.run.RunFixture;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.run.Selection;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.Journal;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.engine.tracking.WorkerSession;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class HistoryTest {
    @TempDir Path folder;
    private RunFixture runs;
    private TestDatabase database;
    private PgSession session;

    @BeforeEach
    void prepare(TestDatabase itsDatabase) {
        database = itsDatabase;
        session = database.open();
        runs = new RunFixture(folder);
    }

    @AfterEach
    void close() throws SQLException {
        session.close();
    }

    @Test
    void isEmptyWithoutJournal() {
        assertEquals(new History.Page(List.of(), false), history().latest(10));
        assertEquals(Optional.empty(), history().lastApplied("001"));
        assertThrows(ProblemException.class, () -> history().find("a"));
    }

    @Test
    void tellsWhatARunDidStatementByStatement() throws Exception {
        runs.file(
                        "001_a.sql",
                        "create table a (id int);\ninsert into a values (1), (2);\ndo $$ begin raise notice 'hello'; end $$;\n")
                .file("002_b.sql", "create index concurrently a_id on a (id);\nvacuum a;\n")
                .file("003_c.sql", "select pg_sleep(0.3);\n");
        apply();
        var run = history().latest(10).runs().getFirst();
        assertEquals(PastState.APPLIED, run.state());
        assertEquals("apply", run.kind());
        assertEquals(3, run.record().migrations());
        assertEquals("001 to 003", run.versions());
        assertEquals(Optional.empty(), run.problem());
        assertTrue(run.took().orElseThrow().toMillis() >= 300, run.took().toString());
        assertFalse(run.record().finishedAt().orElseThrow().isBefore(run.record().startedAt()));

        var migrations = history().detail(run).migrations();
        var first = migrations.getFirst();
        assertEquals("001_a.sql", first.name());
        assertEquals(Optional.of("transaction"), first.mode());
        assertEquals(PastState.APPLIED, first.state());
        assertEquals(List.of(1, 2, 3), first.steps().stream().map(PastStep::line).toList());
        assertEquals(Optional.of(2L), first.steps().get(1).rows());
        assertEquals("hello", first.notices().getFirst().message());
        var second = migrations.get(1);
        assertEquals(Optional.of("statements"), second.mode());
        assertEquals(2, second.steps().size());
        assertEquals(PastState.APPLIED, second.steps().getLast().state());
        assertTrue(second.steps().getLast().startedAt().isPresent());
        var text = history().textOf(run.record().run(), "002").orElseThrow();
        assertEquals("create index concurrently a_id on a (id);\nvacuum a;\n", text.text());
        assertEquals(Optional.of(text.bytes()), second.textBytes());
    }

    @Test
    void keepsTheWholeOfAProblem() throws Exception {
        runs.file("001_a.sql", "create table a (id int);\n")
                .file("002_b.sql", "select 1;\nselect\n  nonsense;\n");
        var failed = assertInstanceOf(RunOutcome.Failed.class, runs.apply(database.connector()));
        var run = history().latest(1).runs().getFirst();
        assertEquals(PastState.PARTIAL, run.state());
        assertEquals(Optional.of(failed.problem()), run.problem().flatMap(PastProblem::problem));
        var migration = history().detail(run).migrations().getLast();
        assertEquals(PastState.FAILED, migration.state());
        var problem = migration.problem().flatMap(PastProblem::problem).orElseThrow();
        assertEquals(ProblemCode.STATEMENT_FAILED, problem.code());
        assertEquals("002_b.sql:3:3", String.valueOf(problem.where()));
        assertEquals("42703", Objects.requireNonNull(problem.server()).sqlState());
        assertEquals(Optional.of("42703"), migration.problem().orElseThrow().sqlState());
    }

    @Test
    void keepsAttemptsThatLocksStopped() throws Exception {
        runs.file("001_a.sql", "create table a (id int);\n");
        apply();
        runs.file("002_b.sql", "alter table a add b int;\n").locks(Duration.ofMillis(50), 20);
        try (var other = database.open()) {
            other.send("begin; lock table a");
            var outcome = runs.startApplying(database.connector(), new StopSignal());
            runs.await(RunEvent.AttemptFailed.class, _ -> true);
            other.send("rollback");
            outcome.get(30, TimeUnit.SECONDS);
        }
        var attempts = lastDetail().migrations().getFirst().attempts();
        assertFalse(attempts.isEmpty());
        assertEquals(1, attempts.getFirst().number());
        assertEquals("55P03", attempts.getFirst().sqlState());
        assertEquals(PastState.APPLIED, lastDetail().migrations().getFirst().state());
        assertEquals(Optional.empty(), lastDetail().migrations().getFirst().problem());
    }

    @Test
    void givesPagesNewestFirst() throws Exception {
        for (int i = 1; i <= 5; i++) {
            runs.file("00%d_x.sql".formatted(i), "select %d;\n".formatted(i));
            apply();
        }
        var first = history().latest(2);
        assertTrue(first.more());
        var second = history().olderThan(first.runs().getLast(), 2);
        var third = history().olderThan(second.runs().getLast(), 2);
        assertFalse(third.more());
        var versions = new ArrayList<String>();
        for (var page : List.of(first, second, third)) {
            page.runs().forEach(run -> versions.add(run.versions()));
        }
        assertEquals(List.of("005", "004", "003", "002", "001"), versions);
    }

    @Test
    void givesTheRunsOfOneMigration() throws Exception {
        runs.file("001_a.sql", "select 1;\n-- ROLLBACK\n-- select 1;\n")
                .file("002_b.sql", "select 2;\n-- ROLLBACK\n-- select 2;\n");
        apply();
        runs.rollBack(database.connector(), new Selection.Back.Last(1));
        apply();
        assertEquals(
                List.of("apply", "rollback", "apply"),
                history().ofMigration("002", 10).runs().stream().map(PastRun::kind).toList());
        assertEquals(1, history().ofMigration("001", 10).runs().size());
        assertEquals(PastState.ROLLED_BACK, history().ofMigration("002", 10).runs().get(1).state());
    }

    @Test
    void tellsAChangeOfTheRecordsOnceHoweverManyRowsItHas() throws Exception {
        database.execute(
                """
                create table schema_migrations (version int, description text, applied_at timestamptz default now());
                insert into schema_migrations values (1, 'a'), (2, 'b')
                """);
        runs.file("001_a.sql", "select 1;\n").file("002_b.sql", "select 2;\n");
        var status = runs.status(database.connector());
        new Takeover(status, actor())
                .adopt()
                .execute(database.connector(), Optional.empty(), Duration.ZERO);
        new Repairs(runs.status(database.connector()), actor())
                .forget("002")
                .execute(database.connector(), Optional.of("because"), Duration.ZERO);
        var page = history().latest(10).runs();
        assertEquals(List.of("repair", "adopt"), page.stream().map(PastRun::kind).toList());
        assertEquals(PastState.RECORDED, page.getFirst().state());
        assertEquals(Optional.of("because"), page.getFirst().record().reason());
        assertEquals(
                Optional.of("002"),
                history().detail(page.getFirst()).changes().getFirst().version());
        assertFalse(history().detail(page.getLast()).changes().isEmpty());
    }

    @Test
    void tellsARunThatWorksFromOneThatWasInterrupted() throws Exception {
        runs.file("001_a.sql", "vacuum;\nselect pg_sleep(60);\n");
        var stop = new StopSignal();
        var outcome = runs.startApplying(database.connector(), stop);
        awaitSleep();
        var run = history().latest(1).runs().getFirst();
        assertEquals(PastState.RUNNING, run.state());
        var migration = history().detail(run).migrations().getFirst();
        assertEquals(PastState.RUNNING, migration.state());
        assertEquals(
                List.of(PastState.APPLIED),
                migration.steps().stream().map(PastStep::state).toList());
        database.execute(
                "select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and query like '%pg_sleep%' and datname = current_database()");
        outcome.get(30, TimeUnit.SECONDS);
        assertTrue(history().latest(1).runs().getFirst().state().ended());
    }

    @Test
    void tellsThatTheServerStillWorksForAProgramThatIsGone() throws Exception {
        runs.file("001_a.sql", "select 1;\n");
        apply();
        try (var worker = database.open()) {
            var journal = new Journal(state().name(), UUID.randomUUID(), actor());
            session.send(journal.runStarted(Direction.APPLY, WorkerSession.of(worker), 1));
            assertEquals(PastState.ABANDONED, history().latest(1).runs().getFirst().state());
        }
        awaitEnd();
        var run = history().latest(1).runs().getFirst();
        assertEquals(PastState.INTERRUPTED, run.state());
        assertEquals(Optional.empty(), run.took());
    }

    @Test
    void takesNoOlderRunForAliveBecauseItsProcessNumberIsUsedAgain() throws Exception {
        runs.file("001_a.sql", "select 1;\n");
        apply();
        try (var other = database.open()) {
            var reused =
                    new WorkerSession(other.backendPid(), Instant.parse("2020-01-01T00:00:00Z"));
            var journal = new Journal(state().name(), UUID.randomUUID(), actor());
            session.send(journal.runStarted(Direction.APPLY, reused, other.backendPid()));
            assertEquals(PastState.INTERRUPTED, history().latest(1).runs().getFirst().state());
        }
    }

    @Test
    void showsWhatWasAppliedBesideTheFileNow() throws Exception {
        runs.file("001_a.sql", "select 1;\nselect 2;\n");
        apply();
        runs.file("001_a.sql", "select 1;\nselect 22;\n");
        var file = runs.project().migrations().getFirst();
        var difference = history().difference(file).orElseThrow().lines();
        assertEquals(1, difference.added());
        assertEquals(
                "select 2;",
                history().lastApplied("001").orElseThrow().text().lines().toList().get(1));
    }

    @Test
    void findsARunByTheBeginningOfItsId() throws Exception {
        runs.file("001_a.sql", "select 1;\n");
        apply();
        var run = history().latest(1).runs().getFirst();
        assertEquals(run, history().find(run.shortId()));
        assertEquals(run, history().find(run.record().run().toString().toUpperCase(Locale.ROOT)));
        assertEquals(
                ProblemCode.USAGE,
                assertThrows(ProblemException.class, () -> history().find("%")).problem().code());
    }

    @Test
    void readsAndExtendsAJournalOfAnEarlierVersion() throws Exception {
        runs.file("001_a.sql", "select 1;\n");
        apply();
        database.execute("alter table schema_migrations_journal drop column problem");
        assertEquals(1, history().latest(10).runs().size());
        runs.file("002_b.sql", "select nonsense;\n");
        assertInstanceOf(RunOutcome.Failed.class, runs.apply(database.connector()));
        assertTrue(lastDetail().run().problem().flatMap(PastProblem::problem).isPresent());
        database.execute("alter table schema_migrations_journal drop column problem");
        var problem = history().latest(1).runs().getFirst().problem().orElseThrow();
        assertEquals(Optional.empty(), problem.problem());
        assertTrue(problem.text().startsWith("002_b.sql was not applied: "), problem.text());
        var reader = database.role("reader");
        database.execute(
                "grant usage on schema public to %1$s; grant all on all tables in schema public to %1$s; grant all on all sequences in schema public to %1$s"
                        .formatted(reader.name()));
        try (var limited = reader.connector().open("test")) {
            var missing = TrackingState.read(limited, TrackingRequest.ANY).rightsMissing();
            assertEquals(1, missing.size());
            assertTrue(missing.getFirst().hint().contains("ADD COLUMN problem"));
        }
    }

    private void apply() throws Exception {
        assertInstanceOf(RunOutcome.Completed.class, runs.apply(database.connector()));
    }

    private RunDetail lastDetail() {
        return history().detail(history().latest(1).runs().getFirst());
    }

    private History history() {
        return new History(session, state());
    }

    private TrackingState state() {
        return TrackingState.read(session, TrackingRequest.ANY);
    }

    private Actor actor() {
        return Actor.here(database.connector().target(), "test");
    }

    private void awaitSleep() throws InterruptedException {
        String asleep =
                "select count(*) from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";
        for (int i = 0; i < 500 && database.value(asleep).equals("0"); i++) {
            Thread.sleep(20);
        }
    }

    /// The server takes a moment to end a session whose client left.
    private void awaitEnd() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            if (history().latest(1).runs().getFirst().state() != PastState.ABANDONED) {
                return;
            }
            Thread.sleep(20);
        }
    }
}
