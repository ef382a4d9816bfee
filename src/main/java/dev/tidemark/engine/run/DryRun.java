package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.ChangeCheck;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.TransactionStatus;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import dev.tidemark.engine.sql.StepReader;
import dev.tidemark.engine.sql.StepRole;
import dev.tidemark.engine.tracking.TrackingLock;
import dev.tidemark.engine.tracking.TrackingState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Tries a plan: runs everything in one transaction, one migration upon the other, and rolls it
/// back.
///
/// What refuses a transaction can't be tried and is named. The locks that the statements take are
/// real while it lasts, under the run's lock timeout.
public final class DryRun {
    private final Connector connector;

    /// @param connector opens sessions on the target
    public DryRun(Connector connector) {
        this.connector = connector;
    }

    /// What a dry run found.
    ///
    /// @param tried versions whose every statement ran
    /// @param notTried what could not be tried, with its reason
    /// @param problem what failed, or empty
    public record Report(List<String> tried, List<NotTried> notTried, Optional<Problem> problem) {
        public Report {
            tried = List.copyOf(tried);
            notTried = List.copyOf(notTried);
        }
    }

    /// A step that was left out.
    ///
    /// @param version the migration
    /// @param where its place, or the file's first line for a whole migration
    /// @param what the command
    /// @param why the reason, one clause
    public record NotTried(String version, SourcePosition where, String what, String why) {}

    /// Runs and rolls back. Called on any thread but the user interface's.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when it could not begin
    /// @throws InterruptedException when interrupted while waiting for the lock
    public Report run(Plan plan, RunSettings settings, StopSignal stop, RunListener listener)
            throws InterruptedException {
        PlanCheck.canRun(plan);
        var events = listener.serialized();
        try (var lockSession = connector.open("lock")) {
            ChangeCheck.fit(lockSession, connector.target())
                    .warnings()
                    .forEach(text -> events.on(new RunEvent.Told(text)));
            var name = TrackingState.read(lockSession, plan.tracking()).name();
            TrackingLock.take(lockSession, name, settings.lockWait(), new LockWait(stop, events));
            PlanCheck.stillHolds(plan, TrackingState.read(lockSession, plan.tracking()));
            try (var worker = Worker.open(connector, stop, settings, plan.scope())) {
                return new Trial(plan, settings, worker, events).run();
            }
        } catch (SQLException e) {
            throw new ProblemException(Advice.ofPreparation(e), e);
        }
    }

    /// One transaction over all migrations.
    private static final class Trial {
        private final Plan plan;
        private final RunSettings settings;
        private final Worker worker;
        private final RunListener events;
        private final List<String> tried = new ArrayList<>();
        private final List<NotTried> notTried = new ArrayList<>();

        Trial(Plan plan, RunSettings settings, Worker worker, RunListener events) {
            this.plan = plan;
            this.settings = settings;
            this.worker = worker;
            this.events = events;
        }

        Report run() throws SQLException {
            Optional<Problem> problem = Optional.empty();
            try {
                worker.send("BEGIN; SET LOCAL lock_timeout = " + settings.lockTimeout().toMillis());
                int index = 0;
                for (var migration : plan.migrations()) {
                    index++;
                    events.on(
                            new RunEvent.MigrationStarted(
                                    migration, index, plan.migrations().size()));
                    problem = tryOne(migration);
                    if (problem.isPresent()) {
                        break;
                    }
                }
            } finally {
                worker.rollBack();
            }
            return new Report(tried, notTried, problem);
        }

        private Optional<Problem> tryOne(PlannedMigration migration) {
            if (migration.runner().isPresent()) {
                leaveOut(
                        migration,
                        migration.script().locate(1, 1),
                        migration.runner().get(),
                        "an external runner can't be rolled back");
                return Optional.empty();
            }
            int before = notTried.size();
            var log = new StepLog();
            var sender = new StatementSender(worker, migration, events, log);
            try (var reader =
                    StepReader.open(
                            migration.script(), plan.scriptOptions(), migration.summary().mode())) {
                for (var item = reader.next(); item != null; item = reader.next()) {
                    if (worker.stopRequested()) {
                        return Optional.of(
                                Failures.stopped(migration, "Everything was rolled back."));
                    }
                    tryStatement(migration, sender, item);
                }
                sender.flush();
                checkDeferred();
                if (log.leavesSessionState()) {
                    reset();
                }
            } catch (StatementFailure e) {
                return Optional.of(failed(migration, e));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (notTried.size() == before) {
                tried.add(migration.version());
            }
            return Optional.empty();
        }

        /// Checks now what would be checked at COMMIT, and forgets that it was: the setting has no
        /// other way back.
        private void checkDeferred() throws StatementFailure {
            try {
                worker.send(
                        "SAVEPOINT tidemark_check; SET CONSTRAINTS ALL IMMEDIATE; ROLLBACK TO SAVEPOINT tidemark_check; RELEASE SAVEPOINT tidemark_check");
            } catch (SQLException e) {
                throw StatementFailure.ofCommit(e);
            }
        }

        private void reset() throws StatementFailure {
            try {
                worker.resetInTransaction();
                worker.send("SET LOCAL lock_timeout = " + settings.lockTimeout().toMillis());
            } catch (SQLException e) {
                throw new StatementFailure(null, e, -1);
            }
        }

        private void tryStatement(
                PlannedMigration migration, StatementSender sender, StepReader.Item item)
                throws StatementFailure, IOException {
            var statement = item.statement();
            if (statement.refusesTransaction()) {
                leaveOut(
                        migration,
                        statement.position(),
                        statement.command(),
                        "it refuses a transaction");
            } else if (migration.summary().mode() != ScriptMode.TRANSACTION
                    && (statement.kind() == StatementKind.CALL
                            || (statement.kind() == StatementKind.DO
                                    && endsTransactions(statement)))) {
                leaveOut(
                        migration,
                        statement.position(),
                        statement.command(),
                        "it may end its own transaction");
            } else if (item.role() == StepRole.BEGIN) {
                sender.control("SAVEPOINT tidemark_block");
            } else if (item.role() == StepRole.ROLLBACK) {
                sender.flush();
                sender.control("ROLLBACK TO SAVEPOINT tidemark_block");
            } else if (item.chained()) {
                sender.flush();
                sender.control("SAVEPOINT tidemark_block");
            } else if (item.role() == StepRole.BODY
                    || item.role() == StepRole.SINGLE
                    || statement.kind() == StatementKind.ECHO) {
                sender.add(statement);
            }
        }

        private static boolean endsTransactions(Statement statement) {
            String text = statement.text().value().toUpperCase(Locale.ROOT);
            return text.contains("COMMIT") || text.contains("ROLLBACK");
        }

        private void leaveOut(
                PlannedMigration migration, SourcePosition where, String what, String why) {
            notTried.add(new NotTried(migration.version(), where, what, why));
        }

        private Problem failed(PlannedMigration migration, StatementFailure failure) {
            if (worker.stopRequested()) {
                return Failures.stopped(migration, "Everything was rolled back.");
            }
            boolean lost = worker.lost(failure.error());
            boolean idle = !lost && worker.status() == TransactionStatus.IDLE;
            var problem =
                    Failures.statement(
                            migration,
                            failure,
                            idle
                                    ? "A statement ended the trial's transaction: what ran before it may be committed."
                                    : "Everything that was tried has been rolled back.",
                            Failures.Persisted.NOTHING);
            return lost
                    ? problem.withDatabaseState(
                            "The connection was lost; the server rolls the trial back.")
                    : problem;
        }
    }
}
