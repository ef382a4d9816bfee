package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.ChangeCheck;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.tracking.JournalOutcome;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Runs a whole plan in one transaction, with what makes its schema before it and what fills it
/// after it: all of that is in the database, or nothing.
public final class WholeRun {
    private static final String NOTHING_LEFT =
            "Everything was one transaction, which was rolled back: nothing of it is in the database.";

    private final Connector connector;

    /// @param connector opens sessions on the target
    public WholeRun(Connector connector) {
        this.connector = connector;
    }

    /// What goes along with the plan in the same transaction.
    ///
    /// @param before statements of Tidemark's own that come first
    /// @param after scripts that follow the plan's migrations and are not recorded
    /// @param check asked last
    public record Frame(List<String> before, List<PlannedMigration> after, Check check) {
        public Frame {
            before = List.copyOf(before);
            after = List.copyOf(after);
        }
    }

    /// Looks at what was done before it is committed.
    @FunctionalInterface
    public interface Check {
        /// What is wrong with it, or empty.
        ///
        /// @param session inside the transaction
        /// @throws SQLException the server's error
        Optional<Problem> problem(PgSession session) throws SQLException;
    }

    /// Whether a plan can be one transaction: every migration of it is one, and none has a runner.
    public static boolean possible(Plan plan) {
        return plan.migrations().stream()
                .allMatch(migration ->
                        migration.runner().isEmpty()
                                && migration.summary().mode() == ScriptMode.TRANSACTION);
    }

    /// Runs it. Called on any thread but the user interface's.
    ///
    /// @param state the tracking table as it is before; what it lacks is created
    /// @return the versions in force now
    ///
    /// @throws ProblemException why it was rolled back
    /// @throws InterruptedException when interrupted while waiting for the lock
    public List<String> run(
            Plan plan,
            TrackingState state,
            Frame frame,
            RunSettings settings,
            StopSignal stop,
            RunListener listener)
            throws InterruptedException {
        PlanCheck.canRun(plan);
        PlanCheck.mayRecord(state);
        var events = listener.serialized();
        try (var lockSession = connector.open("lock")) {
            ChangeCheck.fit(lockSession, connector.target());
            var lock =
                    TrackingLock.take(
                            lockSession,
                            state.name(),
                            settings.lockWait(),
                            new LockWait(stop, events));
            try (var worker = Worker.open(connector, stop, settings, plan.scope())) {
                var books =
                        new Bookkeeping(
                                UUID.randomUUID(),
                                plan,
                                settings.actor(),
                                state,
                                lock,
                                worker,
                                events);
                return new Transaction(plan, frame, settings, worker, books, events).run();
            }
        } catch (SQLException e) {
            throw new ProblemException(Advice.ofPreparation(e).withDatabaseState(NOTHING_LEFT), e);
        }
    }

    /// The one transaction.
    private static final class Transaction {
        private final Plan plan;
        private final Frame frame;
        private final RunSettings settings;
        private final Worker worker;
        private final Bookkeeping books;
        private final RunListener events;
        private final long began = System.nanoTime();

        Transaction(
                Plan plan,
                Frame frame,
                RunSettings settings,
                Worker worker,
                Bookkeeping books,
                RunListener events) {
            this.plan = plan;
            this.frame = frame;
            this.settings = settings;
            this.worker = worker;
            this.books = books;
            this.events = events;
        }

        List<String> run() throws SQLException {
            try {
                worker.send(
                        "SET synchronous_commit = on; SET lock_timeout = "
                                + settings.lockTimeout().toMillis());
                worker.send("BEGIN");
                for (String statement : frame.before()) {
                    worker.send(statement);
                }
                worker.send(books.startText());
                int index = 0;
                for (var migration : plan.migrations()) {
                    events.on(
                            new RunEvent.MigrationStarted(
                                    migration, ++index, plan.migrations().size()));
                    apply(migration, true);
                }
                for (var script : frame.after()) {
                    apply(script, false);
                }
                var problem = frame.check().problem(worker.session());
                if (problem.isPresent()) {
                    throw problem.get().withDatabaseState(NOTHING_LEFT).asException();
                }
                worker.send(
                        books.runFinished(JournalOutcome.APPLIED, Optional.empty(), since(began)));
                commit();
                return plan.migrations().stream().map(PlannedMigration::version).toList();
            } finally {
                worker.rollBack();
            }
        }

        private void commit() {
            try {
                worker.send("COMMIT");
            } catch (SQLException e) {
                var all = new ArrayList<>(plan.migrations());
                all.addAll(frame.after());
                throw all.isEmpty()
                        ? new ProblemException(
                                Advice.ofPreparation(e).withDatabaseState(NOTHING_LEFT), e)
                        : failed(all.getLast(), StatementFailure.ofCommit(e));
            }
        }

        private void apply(PlannedMigration migration, boolean recorded) {
            long start = System.nanoTime();
            var log = new StepLog();
            var sender = new StatementSender(worker, migration, events, log);
            var guard = new ScopeGuard(plan.scope());
            guard.begin(sender);
            FileCheck.unchanged(migration);
            try (var statements = StepScript.whole(migration, books.scriptOptions())) {
                for (var next = statements.next(); next != null; next = statements.next()) {
                    if (worker.stopRequested()) {
                        throw Failures.stopped(migration, NOTHING_LEFT).asException();
                    }
                    guard.before(next, worker, sender);
                    sender.add(next);
                }
                sender.flush();
                if (recorded) {
                    record(guard, books.migrationDone(migration, log, since(start)));
                }
                if (log.leavesSessionState()) {
                    reset();
                }
            } catch (StatementFailure e) {
                throw failed(migration, e);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        private void record(ScopeGuard guard, List<String> statements) throws StatementFailure {
            try {
                guard.leave(worker);
                guard.end(
                        worker.value(
                                String.join(";\n", statements) + ";\n" + ScopeGuard.LAST_QUESTION));
            } catch (SQLException e) {
                throw StatementFailure.ofRecord(e);
            }
        }

        private void reset() throws StatementFailure {
            try {
                worker.resetInTransaction();
                worker.send("SET lock_timeout = " + settings.lockTimeout().toMillis());
            } catch (SQLException e) {
                throw new StatementFailure(null, e, -1);
            }
        }

        private ProblemException failed(PlannedMigration migration, StatementFailure failure) {
            return worker.stopRequested()
                    ? Failures.stopped(migration, NOTHING_LEFT).asException()
                    : Failures.statement(
                                    migration, failure, NOTHING_LEFT, Failures.Persisted.NOTHING)
                            .asException();
        }
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
