package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.ScriptMode;
import dev.tidemark.engine.tracking.TrackingLock;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The migrations of a run, one after the other.
final class RunSequence {
    private final UUID run;
    private final Plan plan;
    private final RunSettings settings;
    private final Connector connector;
    private final Worker worker;
    private final TrackingLock lock;
    private final StopSignal stop;
    private final RunListener events;
    private final Bookkeeping books;
    private final OneTransaction transactions;
    private final TransactionalRun transactional;
    private final ExternalRun external;
    private final List<String> done = new ArrayList<>();
    private boolean lost;
    private boolean clean = true;

    RunSequence(
            UUID run,
            Plan plan,
            RunSettings settings,
            Connector connector,
            Worker worker,
            TrackingLock lock,
            Bookkeeping books,
            DataKeeping data,
            StopSignal stop,
            RunListener events) {
        this.run = run;
        this.plan = plan;
        this.settings = settings;
        this.connector = connector;
        this.worker = worker;
        this.lock = lock;
        this.stop = stop;
        this.events = events;
        this.books = books;
        this.transactions =
                new OneTransaction(
                        worker,
                        lock,
                        new Settlement(connector, stop),
                        books,
                        data,
                        plan.scope(),
                        stop,
                        events);
        this.transactional = new TransactionalRun(transactions, books);
        this.external = new ExternalRun(connector, transactions, books, stop, events);
    }

    /// Whether the connection was lost on the way.
    boolean lost() {
        return lost;
    }

    /// Whether the last migration left the session's settings, role and temporary objects alone.
    boolean leavesCleanSession() {
        return clean;
    }

    /// @throws InterruptedException when interrupted
    RunOutcome run() throws InterruptedException {
        try (var monitor = new Monitor(connector, worker.session().backendPid(), events)) {
            return run(monitor);
        }
    }

    private RunOutcome run(Monitor monitor) throws InterruptedException {
        int index = 0;
        for (var migration : plan.migrations()) {
            index++;
            if (stop.requested()) {
                return new RunOutcome.Stopped(
                        run,
                        done,
                        migration.version(),
                        Failures.stopped(migration, "It was not begun."));
            }
            events.on(new RunEvent.MigrationStarted(migration, index, plan.migrations().size()));
            long began = System.nanoTime();
            var result = runOne(migration, monitor);
            events.on(
                    new RunEvent.MigrationFinished(
                            migration,
                            Duration.ofNanos(System.nanoTime() - began),
                            problemOf(result)));
            var ending = ending(migration, result);
            if (ending != null) {
                return ending;
            }
            clean = !((MigrationResult.Done) result).leavesSessionState();
        }
        return new RunOutcome.Completed(run, done);
    }

    private MigrationResult runOne(PlannedMigration migration, Monitor monitor)
            throws InterruptedException {
        try {
            lock.check();
        } catch (SQLException e) {
            return new MigrationResult.Lost(Failures.lockLost(migration, e), false);
        }
        try {
            if (!clean) {
                worker.reset();
            }
            FileCheck.unchanged(migration);
            return begun(migration, monitor);
        } catch (ProblemException e) {
            worker.rollBack();
            return new MigrationResult.Failed(e.problem());
        } catch (UncheckedIOException e) {
            worker.rollBack();
            return new MigrationResult.Failed(Failures.unreadable(migration, e));
        } catch (SQLException e) {
            var problem = Advice.ofPreparation(e).withDatabaseState("It was not begun.");
            return worker.lost(e)
                    ? new MigrationResult.Lost(problem, false)
                    : new MigrationResult.Failed(problem);
        }
    }

    private MigrationResult begun(PlannedMigration migration, Monitor monitor)
            throws SQLException, InterruptedException {
        var ladder =
                new LockLadder(
                        migration.lockTimeout().orElse(settings.lockTimeout()),
                        settings.lockRetries());
        try (var _ = monitor.begin(migration)) {
            if (migration.runner().isPresent()) {
                return external.run(migration, migration.runner().get(), ladder);
            }
            if (migration.summary().mode() == ScriptMode.TRANSACTION) {
                return transactional.run(migration, ladder);
            }
            var bare = new BareStep(worker, books, stop, events);
            return new StepwiseRun(worker, transactions, bare, books, events, migration, ladder)
                    .run();
        }
    }

    private static Optional<Problem> problemOf(MigrationResult result) {
        return switch (result) {
            case MigrationResult.Done _ -> Optional.empty();
            case MigrationResult.Failed(var problem) -> Optional.of(problem);
            case MigrationResult.Stopped(var problem) -> Optional.of(problem);
            case MigrationResult.Lost(var problem, _) -> Optional.of(problem);
        };
    }

    /// A connection that was lost because somebody asked to stop, with a known outcome.
    private static Problem asAsked(Problem problem) {
        return problem.code() == ProblemCode.OUTCOME_UNKNOWN
                ? problem
                : new Problem(
                        ProblemCode.STOPPED,
                        problem.what(),
                        "The run was asked to stop.",
                        problem.hint(),
                        problem.where(),
                        problem.statement(),
                        problem.server(),
                        problem.databaseState());
    }

    /// @return how the run ends with this result, or null to go on
    private @Nullable RunOutcome ending(PlannedMigration migration, MigrationResult result) {
        String version = migration.version();
        return switch (result) {
            case MigrationResult.Done _ -> {
                done.add(version);
                yield null;
            }
            case MigrationResult.Failed(var problem) ->
                    new RunOutcome.Failed(run, done, version, problem);
            case MigrationResult.Stopped(var problem) ->
                    new RunOutcome.Stopped(run, done, version, problem);
            case MigrationResult.Lost(var problem, var counted) -> {
                lost = true;
                if (counted) {
                    done.add(version);
                }
                yield stop.requested()
                        ? new RunOutcome.Stopped(run, done, version, asAsked(problem))
                        : new RunOutcome.Failed(run, done, version, problem);
            }
        };
    }
}
