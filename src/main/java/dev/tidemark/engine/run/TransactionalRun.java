package dev.tidemark.engine.run;

import dev.tidemark.engine.problem.Problem;
import java.time.Duration;

/// Runs a migration that is one transaction: its statements, its tracking row and its line in the
/// journal commit at once or not at all.
final class TransactionalRun {
    private static final String NOTHING_LEFT =
            "Its transaction was rolled back: nothing of it is in the database.";

    private final OneTransaction transactions;
    private final Bookkeeping books;

    TransactionalRun(OneTransaction transactions, Bookkeeping books) {
        this.transactions = transactions;
        this.books = books;
    }

    /// Runs it to its commit or its failure.
    ///
    /// @throws InterruptedException when interrupted while pausing
    MigrationResult run(PlannedMigration migration, LockLadder ladder) throws InterruptedException {
        long began = System.nanoTime();
        var script = books.beginReading(migration);
        var end =
                transactions.run(
                        migration,
                        () -> StepScript.whole(migration, books.scriptOptions()),
                        ladder,
                        (log, took) -> books.migrationDone(migration, log, took, script));
        return switch (end) {
            case TransactionEnd.Committed(var log, _) ->
                    new MigrationResult.Done(log.leavesSessionState());
            case TransactionEnd.RolledBack(var failure) -> {
                var problem =
                        Failures.statement(
                                migration, failure, NOTHING_LEFT, Failures.Persisted.NOTHING);
                yield failed(migration, problem, began);
            }
            case TransactionEnd.Stopped() -> {
                var problem = Failures.stopped(migration, NOTHING_LEFT);
                books.migrationStopped(migration, problem, since(began), 0);
                yield new MigrationResult.Stopped(problem);
            }
            case TransactionEnd.EndedInside(var last) ->
                    failed(migration, Failures.endedInside(migration, last), began);
            case TransactionEnd.Unclear(_, var text, _) -> throw new IllegalStateException(text);
            case TransactionEnd.Prepared(var ending, _) ->
                    throw new IllegalStateException(ending.command());
            case TransactionEnd.Lost(var during, var error, var fate) ->
                    new MigrationResult.Lost(
                            Failures.lost(migration, during, error, fate),
                            fate == Settlement.Fate.COMMITTED);
        };
    }

    private MigrationResult failed(PlannedMigration migration, Problem problem, long began) {
        books.migrationFailed(migration, problem, since(began), 0);
        return new MigrationResult.Failed(problem);
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
