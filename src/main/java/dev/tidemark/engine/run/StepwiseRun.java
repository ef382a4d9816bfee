package dev.tidemark.engine.run;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// Runs a migration that is no single transaction, step by step, so that it can be continued after
/// an interruption.
///
/// A step that may run inside a transaction commits together with its line in the journal: it is
/// done exactly once. A step that refuses a transaction, or may end its own, is announced before
/// and noted after it: when its end is missing, the database is asked what it left.
final class StepwiseRun {
    private final Worker worker;
    private final OneTransaction transactions;
    private final BareStep bare;
    private final Bookkeeping books;
    private final RunListener events;
    private final PlannedMigration migration;
    private final LockLadder ladder;
    private final PartialState state;
    private final long began = System.nanoTime();
    private int persisted;

    StepwiseRun(
            Worker worker,
            OneTransaction transactions,
            BareStep bare,
            Bookkeeping books,
            RunListener events,
            PlannedMigration migration,
            LockLadder ladder) {
        this.worker = worker;
        this.transactions = transactions;
        this.bare = bare;
        this.books = books;
        this.events = events;
        this.migration = migration;
        this.ladder = ladder;
        this.state = new PartialState(migration);
    }

    /// Runs it from the first step, or from where its [Resume] says.
    ///
    /// @throws InterruptedException when interrupted while pausing
    MigrationResult run() throws InterruptedException {
        try {
            books.migrationStarted(migration);
        } catch (SQLException e) {
            return new MigrationResult.Lost(state.notBegun(e), false);
        }
        try {
            return steps();
        } catch (SQLException e) {
            worker.rollBack();
            return new MigrationResult.Lost(state.unrecorded(e, persisted), false);
        }
    }

    private MigrationResult steps() throws SQLException, InterruptedException {
        try (var script = new StepScript(migration, books.scriptOptions(), this::echo)) {
            for (var step = script.next(); step != null; step = script.next()) {
                if (worker.stopRequested()) {
                    return stopped(Optional.empty());
                }
                var trouble = finishedBefore(step) ? passOver(script, step) : runStep(script, step);
                if (trouble.isPresent()) {
                    return trouble.get();
                }
                persisted++;
            }
        }
        return finish();
    }

    private void echo(String text) {
        events.on(new RunEvent.Echoed(migration, text));
    }

    private boolean finishedBefore(StepScript.Step step) {
        return migration.resume().filter(r -> r.finished().containsKey(step.number())).isPresent();
    }

    /// A finished step is not run again, but settings it made are made again, because the session
    /// is a new one.
    private Optional<MigrationResult> passOver(StepScript script, StepScript.Step step) {
        if (step.alone() && step.first().kind() == StatementKind.SETTING) {
            try {
                worker.send(step.first().text().value());
                worker.mayActAsOther();
            } catch (SQLException e) {
                return Optional.of(
                        failed(step, new StatementFailure(step.first(), e, -1), Optional.empty()));
            }
        }
        String today = script.passOver(step);
        String then = migration.resume().map(r -> r.finished().get(step.number())).orElse(today);
        if (!then.isEmpty() && !then.equals(today)) {
            return Optional.of(
                    new MigrationResult.Failed(
                            Problem.of(
                                            ProblemCode.CHANGED_FILE,
                                            Failures.notDone(migration),
                                            "Step %d was changed after it ran."
                                                    .formatted(step.number()),
                                            "Put the text of the steps that ran back, and change only the later ones.")
                                    .at(step.first().position())
                                    .withDatabaseState("Nothing was changed by this run.")));
        }
        events.on(new RunEvent.StepDone(migration, step.number(), true));
        return Optional.empty();
    }

    private Optional<MigrationResult> runStep(StepScript script, StepScript.Step step)
            throws SQLException, InterruptedException {
        if (preparedBefore(script, step)) {
            events.on(new RunEvent.StepDone(migration, step.number(), true));
            return Optional.empty();
        }
        var end =
                step.bare()
                        ? bare.run(migration, script, step, ladder)
                        : transactions.runStep(
                                migration,
                                () -> script.statementsOf(step),
                                ladder,
                                (log, took) ->
                                        books.stepCommitted(
                                                migration, step, script.digestOf(step), log, took));
        var result = settled(step, end);
        if (result.isEmpty()) {
            boolean foundDone =
                    step.bare()
                            && end instanceof TransactionEnd.Committed(var log, _)
                            && log.statements() == 0;
            events.on(new RunEvent.StepDone(migration, step.number(), foundDone));
        }
        return result;
    }

    /// Whether the step that an earlier run did not finish was prepared by it; that is recorded
    /// then.
    ///
    /// @throws SQLException when the database can't be asked, or the journal not be written
    private boolean preparedBefore(StepScript script, StepScript.Step step) throws SQLException {
        boolean first =
                !step.alone()
                        && migration
                                .resume()
                                .filter(point -> point.finished().size() == persisted)
                                .isPresent();
        var transaction =
                first
                        ? PreparedTransaction.by(script.endingOf(step))
                        : Optional.<PreparedTransaction>empty();
        if (transaction.isEmpty() || !transaction.get().waits(worker.session())) {
            return false;
        }
        events.on(
                new RunEvent.Told(
                        "The transaction '%s' of step %d is prepared already and waits for COMMIT PREPARED."
                                .formatted(transaction.get().id(), step.number())));
        books.note(
                books.stepFinished(
                        migration, step, script.digestOf(step), new StepLog(), Duration.ZERO));
        return true;
    }

    private Optional<MigrationResult> settled(StepScript.Step step, TransactionEnd end)
            throws SQLException {
        return switch (end) {
            case TransactionEnd.Committed _ -> Optional.empty();
            case TransactionEnd.RolledBack(var failure) ->
                    Optional.of(failed(step, failure, bare.leftBy(step)));
            case TransactionEnd.Stopped() -> Optional.of(stopped(bare.leftBy(step)));
            case TransactionEnd.EndedInside(var last) -> {
                var problem = Failures.endedInside(migration, last);
                books.migrationFailed(migration, problem, since(), persisted + 1);
                yield Optional.of(new MigrationResult.Failed(problem));
            }
            case TransactionEnd.Unclear(var statement, var text, var way) ->
                    Optional.of(
                            new MigrationResult.Failed(
                                    state.unclear(statement, text, way, persisted)));
            case TransactionEnd.Prepared(var ending, var error) ->
                    Optional.of(prepared(step, ending, error));
            case TransactionEnd.Lost(var during, var error, var fate) ->
                    Optional.of(
                            new MigrationResult.Lost(
                                    state.lost(step, during, error, fate, persisted), false));
        };
    }

    private MigrationResult prepared(StepScript.Step step, Statement ending, SQLException error) {
        var problem = state.prepared(step, ending, error, persisted);
        if (worker.lost(error)) {
            return new MigrationResult.Lost(problem, false);
        }
        books.migrationFailed(migration, problem, since(), Math.max(persisted, 1));
        return new MigrationResult.Failed(problem);
    }

    private MigrationResult failed(
            StepScript.Step step, StatementFailure failure, Optional<String> debris) {
        boolean some = persisted > 0 || debris.isPresent();
        var problem = state.failed(step, failure, debris, persisted);
        books.stepFailed(migration, step, problem);
        books.migrationFailed(migration, problem, since(), some ? Math.max(persisted, 1) : 0);
        return new MigrationResult.Failed(problem);
    }

    private MigrationResult stopped(Optional<String> debris) {
        boolean some = persisted > 0 || debris.isPresent();
        var problem = state.stopped(debris, persisted);
        books.migrationStopped(migration, problem, since(), some ? Math.max(persisted, 1) : 0);
        return new MigrationResult.Stopped(problem);
    }

    private MigrationResult finish() throws InterruptedException {
        var end =
                transactions.run(
                        migration,
                        StatementSequence.EMPTY,
                        ladder,
                        (log, _) -> books.migrationDone(migration, log, since()));
        return switch (end) {
            case TransactionEnd.Committed _ -> new MigrationResult.Done(true);
            case TransactionEnd.RolledBack(var failure) -> {
                var problem =
                        Failures.statement(
                                migration,
                                failure,
                                "All its steps are committed, but the tracking table does not list it.",
                                Failures.Persisted.SOME);
                books.migrationFailed(migration, problem, since(), Math.max(persisted, 1));
                yield new MigrationResult.Failed(problem);
            }
            case TransactionEnd.Stopped() -> stopped(Optional.empty());
            case TransactionEnd.EndedInside _,
                    TransactionEnd.Unclear _,
                    TransactionEnd.Prepared _ ->
                    throw new IllegalStateException("the record of a migration has no script");
            case TransactionEnd.Lost(var during, var error, var fate) ->
                    new MigrationResult.Lost(
                            state.lostAtTheEnd(during, error, fate, persisted),
                            fate == Settlement.Fate.COMMITTED);
        };
    }

    private Duration since() {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
