package dev.tidemark.engine.repair;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.status.StatusReport;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.Journal;
import dev.tidemark.engine.tracking.JournalEnd;
import dev.tidemark.engine.tracking.JournalEvent;
import dev.tidemark.engine.tracking.JournalOutcome;
import dev.tidemark.engine.tracking.JournalReader;
import dev.tidemark.engine.tracking.JournalStep;
import dev.tidemark.engine.tracking.JournalSubject;
import dev.tidemark.engine.tracking.JournalText;
import dev.tidemark.engine.tracking.Scenario;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingRequest;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.engine.tracking.WorkerSession;
import dev.tidemark.testing.DatabaseExtension;
import dev.tidemark.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

@ExtendWith(DatabaseExtension.class)
class RepairsTest {
    @TempDir Path folder;
    private Scenario scenario;

    @BeforeEach
    void prepare(TestDatabase database) {
        scenario =
                new Scenario(folder, database)
                        .file("001_one.sql", "select 1;")
                        .file("002_two.sql", "select 2;")
                        .file("003_three.sql", "select 3;");
    }

    @Test
    void acceptsAChangedFileAndShowsTheDifference(TestDatabase database) throws SQLException {
        scenario.record("001");
        var file = scenario.migration("001");
        database.execute(
                journal()
                        .migrationFinished(
                                JournalSubject.applying(file),
                                JournalEnd.of(JournalOutcome.APPLIED, 0, 1),
                                List.of(),
                                Optional.of(JournalText.of("select 1;"))));
        scenario.file("001_one.sql", "select 1, 1;\n-- ROLLBACK:\n-- select 0;\n");
        RepairPlan plan;
        try (var session = database.open()) {
            plan = repairs().accept(session, "1");
        }
        assertEquals("select 1;", plan.difference().orElseThrow().applied().text());
        assertTrue(plan.difference().orElseThrow().today().text().startsWith("select 1, 1;"));
        assertEquals(1, plan.statements().size());
        assertEquals("changed", scenario.row("001").state().text());
        scenario.execute(plan);
        assertEquals("applied", scenario.row("001").state().text());
        assertTrue(scenario.row("001").tracked().orElseThrow().rollbackSql().isPresent());
        try (var session = database.open()) {
            var run = new JournalReader(scenario.state().name()).runs(session, 1).getFirst();
            assertEquals(JournalEvent.REPAIR, run.kind());
            assertEquals(Optional.of("because"), run.reason());
        }
        try (var session = database.open()) {
            assertProblem(ProblemCode.REPAIR_NOT_NEEDED, () -> repairs().accept(session, "001"));
            assertProblem(ProblemCode.UNKNOWN_VERSION, () -> repairs().accept(session, "x"));
        }
    }

    @Test
    void forgetsAndMarks(TestDatabase database) {
        scenario.record("001");
        scenario.execute(repairs().forget("001"));
        assertEquals("pending", scenario.row("001").state().text());
        assertProblem(ProblemCode.REPAIR_NOT_NEEDED, () -> repairs().forget("001"));
        scenario.execute(repairs().mark("002"));
        assertEquals(List.of("001 out-of-order", "002 applied", "003 pending"), scenario.states());
        assertProblem(ProblemCode.REPAIR_NOT_NEEDED, () -> repairs().mark("002"));
        scenario.without("002_two.sql");
        scenario.execute(repairs().forget("002"));
        assertEquals(List.of("001 pending", "003 pending"), scenario.states());
        assertEquals(
                "3",
                database.value(
                        "select count(*) from schema_migrations_journal where event = 'repair'"));
    }

    @Test
    void renamesARowToTheOnlyFileWithItsChecksum() {
        scenario.record("001");
        scenario.record("002");
        scenario.without("002_two.sql").file("004_two_later.sql", "select 2;");
        assertEquals("002 missing", scenario.states().get(1));
        scenario.execute(repairs().rename("002"));
        assertEquals(List.of("001 applied", "003 out-of-order", "004 applied"), scenario.states());
        assertEquals(
                Optional.of("004_two_later.sql"),
                scenario.row("004").tracked().orElseThrow().filename());
    }

    @Test
    void renamesToANamedFileWhenSeveralFit(TestDatabase database) {
        database.execute(
                """
                create table schema_migrations (
                  id serial primary key, filename text unique,
                  applied_at timestamp default now(), description text);
                insert into schema_migrations (filename) values ('000_gone.sql')\
                """);
        assertProblem(ProblemCode.RENAME_AMBIGUOUS, () -> repairs().rename("000_gone.sql"));
        scenario.execute(repairs().renameTo("000_gone.sql", "001"));
        assertEquals(
                List.of("001_one.sql"), database.values("select filename from schema_migrations"));
        assertEquals("applied", scenario.row("001").state().text());
    }

    @Test
    void recordsABaseline(TestDatabase database) {
        scenario.execute(takeover().baseline("002"));
        assertEquals(List.of("001 baseline", "002 baseline", "003 pending"), scenario.states());
        assertTrue(scenario.state().journalExists());
        assertProblem(ProblemCode.TRACKING_NOT_EMPTY, () -> takeover().baseline("003"));
        assertProblem(
                ProblemCode.UNKNOWN_VERSION,
                () -> new Takeover(emptyReport(database), scenario.actor()).baseline("9"));
    }

    @Test
    void settlesAnInterruptedMigration(TestDatabase database) throws SQLException {
        database.execute(scenario.state().createSql());
        var subject =
                new JournalSubject(
                        Direction.APPLY,
                        "001",
                        Optional.empty(),
                        Optional.empty(),
                        ScriptMode.STATEMENTS);
        try (var session = database.open()) {
            var worker = WorkerSession.of(session);
            session.send(journal().migrationStarted(subject, worker, 2, Optional.empty()));
            session.send(journal().stepStarted(subject, new JournalStep(1, 2, 1, "vacuum", "")));
        }
        assertEquals("interrupted", scenario.row("001").state().text());
        scenario.execute(repairs().forget("001"));
        assertEquals("pending", scenario.row("001").state().text());
        try (var session = database.open()) {
            var worker = WorkerSession.of(session);
            session.send(journal().migrationStarted(subject, worker, 2, Optional.empty()));
        }
        scenario.execute(repairs().mark("001"));
        assertEquals("applied", scenario.row("001").state().text());
    }

    @Test
    void refusesAPlanWhoseRecordsChangedMeanwhile() {
        scenario.record("001");
        var plan = repairs().forget("001");
        scenario.record("002");
        assertProblem(ProblemCode.CHANGED_SINCE_PLANNED, () -> scenario.execute(plan));
        assertEquals("applied", scenario.row("001").state().text());
    }

    @Test
    void waitsForNobodyWhoHoldsTheLock(TestDatabase database) throws Exception {
        scenario.record("001");
        var plan = repairs().forget("001");
        try (var other = database.open();
                var _ = TrackingLock.take(other, scenario.state().name(), Duration.ZERO)) {
            assertProblem(ProblemCode.LOCK_HELD, () -> scenario.execute(plan));
        }
        scenario.execute(plan);
        assertEquals("pending", scenario.row("001").state().text());
    }

    @Test
    void saysWhoMayAddColumns(TestDatabase database) throws SQLException {
        database.execute(
                "create table schema_migrations (id serial primary key, migration_name text unique, applied_at timestamptz default now()); insert into schema_migrations (migration_name) values ('001_one.sql')");
        var role = database.role("writer");
        database.execute(
                "grant all on all tables in schema public to %1$s; grant all on all sequences in schema public to %1$s; grant create on schema public to %1$s"
                        .formatted(role.name()));
        try (var session = role.connector().open("test")) {
            var state = TrackingState.read(session, TrackingRequest.ANY);
            var report = StatusReport.of(scenario.project(), state, Optional.empty());
            var takeover = new Takeover(report, scenario.actor());
            assertProblem(ProblemCode.RIGHTS_MISSING, takeover::adopt);
        }
    }

    @Test
    void explainsAnAdoptionBeforeDoingIt(TestDatabase database) {
        database.execute(
                "create table schema_migrations (id serial primary key, migration_name text unique, applied_at timestamptz default now()); insert into schema_migrations (migration_name) values ('001_one.sql'), ('000_gone.sql')");
        var plan = takeover().adopt();
        String text = String.join("\n", plan.explanation());
        assertTrue(text.contains("Lancio Studio: applied_at, id, migration_name"), text);
        assertTrue(text.contains("It records 2 migrations; 1 with a file."), text);
        assertTrue(text.contains("Without file: 000_gone.sql."), text);
        assertTrue(text.contains("migrations/002_two.sql, migrations/003_three.sql"), text);
        assertTrue(text.contains("applied_by, checksum, execution_ms, rollback_sql, run_id"), text);
        assertFalse(scenario.state().journalExists());
        scenario.execute(plan);
        assertTrue(scenario.row("001").tracked().orElseThrow().checksum().isPresent(), text);
        assertProblem(
                ProblemCode.TRACKING_MISSING,
                () -> new Takeover(emptyReport(database), scenario.actor()).adopt());
    }

    private StatusReport emptyReport(TestDatabase database) {
        return new Scenario(folder, database)
                .asking(new TrackingRequest(Optional.empty(), Optional.of("nowhere")))
                .report();
    }

    private Repairs repairs() {
        return new Repairs(scenario.report(), scenario.actor());
    }

    private Takeover takeover() {
        return new Takeover(scenario.report(), scenario.actor());
    }

    private Journal journal() {
        return new Journal(scenario.state().name(), Scenario.RUN, scenario.actor());
    }

    private static void assertProblem(ProblemCode code, Executable call) {
        assertEquals(code, assertThrows(ProblemException.class, call).problem().code());
    }
}
