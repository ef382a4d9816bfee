package dev.tidemark.engine.run;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.tracking.Actor;
import dev.tidemark.engine.tracking.Applied;
import dev.tidemark.engine.tracking.Direction;
import dev.tidemark.engine.tracking.Journal;
import dev.tidemark.engine.tracking.JournalEnd;
import dev.tidemark.engine.tracking.JournalOutcome;
import dev.tidemark.engine.tracking.JournalStatement;
import dev.tidemark.engine.tracking.JournalStep;
import dev.tidemark.engine.tracking.JournalSubject;
import dev.tidemark.engine.tracking.JournalText;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingState;
import dev.tidemark.engine.tracking.WorkerSession;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/// What a run writes about itself: texts that travel in a migration's own transaction, and notes
/// that are written at once on the session that holds the lock.
final class Bookkeeping {
    private static final int LARGEST_STORED_ROLLBACK = 1 << 20;

    private final UUID run;
    private final Plan plan;
    private final Actor actor;
    private final TrackingState state;
    private final TrackingLock lock;
    private final Journal journal;
    private final WorkerSession worker;
    private final RunListener events;

    /// @throws SQLException when the worker's session can't be asked who it is
    Bookkeeping(
            UUID run,
            Plan plan,
            Actor actor,
            TrackingState state,
            TrackingLock lock,
            Worker worker,
            RunListener events)
            throws SQLException {
        this.run = run;
        this.plan = plan;
        this.actor = actor;
        this.state = state;
        this.lock = lock;
        this.journal = new Journal(state.name(), run, actor);
        this.worker = worker.identity();
        this.events = events;
    }

    ScriptOptions scriptOptions() {
        return plan.scriptOptions();
    }

    /// Creates what is missing and notes that the run began.
    ///
    /// @throws SQLException the server's error
    void begin() throws SQLException {
        note(startText());
    }

    /// The text that creates what is missing and notes that the run began.
    String startText() {
        String start = journal.runStarted(plan.direction(), worker, lock.session().backendPid());
        return state.createSql().isEmpty() ? start : state.createSql() + ";\n" + start;
    }

    /// Writes at once, outside the worker's transaction.
    ///
    /// @throws SQLException the server's error
    void note(String sql) throws SQLException {
        lock.session().send(sql);
    }

    /// Writes how something ended, if the journal can be written: that it can't must not hide the
    /// end itself.
    private void noteEnd(String sql) {
        try {
            note(sql);
        } catch (SQLException e) {
            events.on(
                    new RunEvent.Told(
                            "The journal could not be written: " + Failures.serverWords(e)));
        }
    }

    /// The session that works for this run.
    WorkerSession worker() {
        return worker;
    }

    /// The statements that record a migration as done, for its own transaction.
    List<String> migrationDone(PlannedMigration migration, StepLog log, Duration took) {
        return migrationDone(migration, log, took, beginReading(migration));
    }

    /// The statements that record a migration as done, for its own transaction.
    ///
    /// @param script what [#beginReading] gave
    List<String> migrationDone(
            PlannedMigration migration, StepLog log, Duration took, Future<JournalText> script) {
        var end =
                new JournalEnd(
                        migration.direction() == Direction.APPLY
                                ? JournalOutcome.APPLIED
                                : JournalOutcome.ROLLED_BACK,
                        Optional.empty(),
                        log.rows(),
                        took.toMillis(),
                        log.notices());
        return List.of(
                trackingSql(migration, took),
                journal.migrationFinished(
                        subject(migration), end, statements(log), Optional.of(read(script))));
    }

    /// Reads a script as the journal keeps it. A long one is read on another thread while the
    /// server works on it, for nothing of it is needed before the end.
    Future<JournalText> beginReading(PlannedMigration migration) {
        var reading = new FutureTask<>(() -> JournalText.of(migration.script()));
        try {
            if (migration.script().size() > JournalText.MOST_BYTES) {
                Thread.ofVirtual().name("journal").start(reading);
            } else {
                reading.run();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return reading;
    }

    private static JournalText read(Future<JournalText> script) {
        try {
            return script.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof IOException failure
                    ? new UncheckedIOException(failure)
                    : new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("the run was interrupted"));
        }
    }

    private String trackingSql(PlannedMigration migration, Duration took) {
        if (migration.direction() == Direction.ROLLBACK) {
            return state.table().deleteSql(migration.tracked().orElseThrow());
        }
        var files = migration.migration().orElseThrow();
        return state.table()
                .insertSql(
                        new Applied(
                                files, storedRollback(files), took.toMillis(), run, actor.text()));
    }

    /// The way back as the tracking table keeps it; of a huge one, nothing.
    private static Optional<String> storedRollback(Migration migration) {
        if (!(migration.rollback() instanceof Rollback.Script script)) {
            return Optional.empty();
        }
        try {
            long size = script.source().size();
            return size > LARGEST_STORED_ROLLBACK
                    ? Optional.empty()
                    : Optional.of(text(script.source(), (int) size));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(SqlSource source, int size) throws IOException {
        return new String(source.read(0, size), StandardCharsets.UTF_8);
    }

    private static List<JournalStatement> statements(StepLog log) {
        return log.entries().stream()
                .map(entry ->
                        new JournalStatement(
                                entry.index(),
                                entry.line(),
                                entry.head(),
                                entry.rows(),
                                entry.millis()))
                .toList();
    }

    /// Notes the start of a migration that commits step by step.
    ///
    /// @throws SQLException the server's error
    void migrationStarted(PlannedMigration migration) throws SQLException {
        note(journal.migrationStarted(subject(migration), worker, 0, script(migration)));
    }

    /// The text that announces a step.
    String stepStarted(PlannedMigration migration, StepScript.Step step) {
        return journal.stepStarted(subject(migration), journalStep(step, ""));
    }

    /// The statements that record a step as done, for its own transaction. A step that dropped the
    /// tracking table fails by them.
    ///
    /// @param digest SHA-256 of what ran
    List<String> stepCommitted(
            PlannedMigration migration,
            StepScript.Step step,
            String digest,
            StepLog log,
            Duration took) {
        return List.of(
                stepFinished(migration, step, digest, log, took),
                "SELECT 1 FROM %s LIMIT 0".formatted(state.name().quoted()));
    }

    /// The text that records a step as done.
    ///
    /// @param digest SHA-256 of what ran
    String stepFinished(
            PlannedMigration migration,
            StepScript.Step step,
            String digest,
            StepLog log,
            Duration took) {
        return journal.stepFinished(
                subject(migration),
                journalStep(step, digest),
                new JournalEnd(
                        JournalOutcome.APPLIED,
                        Optional.empty(),
                        log.rows(),
                        took.toMillis(),
                        log.notices()));
    }

    /// Notes a step's failure.
    void stepFailed(PlannedMigration migration, StepScript.Step step, Problem problem) {
        noteEnd(
                journal.stepFinished(
                        subject(migration),
                        journalStep(step, ""),
                        JournalEnd.of(JournalOutcome.FAILED, problem, 0)));
    }

    private static JournalStep journalStep(StepScript.Step step, String digest) {
        return new JournalStep(
                step.number(),
                0,
                step.first().position().line(),
                step.first().text().head(Journal.STATEMENT_HEAD),
                digest);
    }

    /// Notes that an attempt was rolled back because of locks.
    ///
    /// @param attempt the attempt, from 1
    /// @param attempts attempts in all
    void attemptFailed(PlannedMigration migration, int attempt, int attempts, SQLException error) {
        noteEnd(
                journal.attemptFailed(
                        subject(migration),
                        attempt,
                        attempts,
                        ServerErrors.sqlState(error),
                        Failures.serverWords(error)));
    }

    /// Notes that a migration failed.
    ///
    /// @param steps steps of it that stay in the database
    void migrationFailed(PlannedMigration migration, Problem problem, Duration took, int steps) {
        ended(migration, problem, took, steps > 0 ? JournalOutcome.PARTIAL : JournalOutcome.FAILED);
    }

    /// Notes that a migration was stopped.
    ///
    /// @param steps steps of it that stay in the database
    void migrationStopped(PlannedMigration migration, Problem problem, Duration took, int steps) {
        ended(
                migration,
                problem,
                took,
                steps > 0 ? JournalOutcome.PARTIAL : JournalOutcome.STOPPED);
    }

    private void ended(
            PlannedMigration migration, Problem problem, Duration took, JournalOutcome outcome) {
        noteEnd(
                journal.migrationFinished(
                        subject(migration),
                        JournalEnd.of(outcome, problem, took.toMillis()),
                        List.of(),
                        script(migration)));
    }

    /// The text that notes the run's end.
    String runFinished(JournalOutcome outcome, Optional<Problem> problem, Duration took) {
        return journal.runFinished(
                plan.direction(), new JournalEnd(outcome, problem, 0, took.toMillis(), List.of()));
    }

    private static JournalSubject subject(PlannedMigration migration) {
        return new JournalSubject(
                migration.direction(),
                migration.version(),
                Optional.of(migration.filename()),
                migration.migration().map(Migration::checksum),
                migration.summary().mode());
    }

    private static Optional<JournalText> script(PlannedMigration migration) {
        try {
            return Optional.of(JournalText.of(migration.script()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
