package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.process.LoggedProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/// Runs a migration by the external command that its header names. What the command does is its
/// own: Tidemark knows only whether it ended well, and records it then.
final class ExternalRun {
    private static final String NOT_LISTED =
            "Its runner ended well, but the tracking table does not list the migration.";

    private final Connector connector;
    private final OneTransaction transactions;
    private final Bookkeeping books;
    private final StopSignal stop;
    private final RunListener events;

    ExternalRun(
            Connector connector,
            OneTransaction transactions,
            Bookkeeping books,
            StopSignal stop,
            RunListener events) {
        this.connector = connector;
        this.transactions = transactions;
        this.books = books;
        this.stop = stop;
        this.events = events;
    }

    /// @param command as the header names it
    /// @throws SQLException when the journal can't be written
    /// @throws InterruptedException when interrupted while it runs
    MigrationResult run(PlannedMigration migration, String command, LockLadder ladder)
            throws SQLException, InterruptedException {
        long began = System.nanoTime();
        books.migrationStarted(migration);
        Path folder =
                migration.migration().orElseThrow().file().resolveSibling("").toAbsolutePath();
        LoggedProcess.Outcome outcome;
        try {
            outcome =
                    ExternalCommand.of(command, folder)
                            .run(
                                    environment(migration),
                                    connector.passwordFileLine(),
                                    stop,
                                    line -> events.on(new RunEvent.RunnerOutput(migration, line)));
        } catch (IOException e) {
            return failed(migration, command, "could not be started: " + e.getMessage(), began);
        }
        return switch (outcome) {
            case LoggedProcess.Outcome.Ended(int code) ->
                    code == 0
                            ? recorded(migration, ladder, began)
                            : failed(migration, command, "ended with exit code " + code, began);
            case LoggedProcess.Outcome.Stopped() -> stopped(migration, command, began);
            case LoggedProcess.Outcome.NotStarted(var why) ->
                    failed(migration, command, "could not be started: " + why, began);
            case LoggedProcess.Outcome.TimedOut() ->
                    failed(migration, command, "did not end", began);
        };
    }

    private MigrationResult stopped(PlannedMigration migration, String command, long began) {
        var end = ExternalCommand.failed(migration, command, "was stopped");
        var problem = Failures.stopped(migration, String.valueOf(end.databaseState()), end.hint());
        books.migrationStopped(migration, problem, since(began), 0);
        return new MigrationResult.Stopped(problem);
    }

    private Map<String, String> environment(PlannedMigration migration) {
        var environment = new HashMap<>(connector.environment());
        environment.put("TIDEMARK_VERSION", migration.version());
        environment.put(
                "TIDEMARK_FILE",
                migration.migration().orElseThrow().file().toAbsolutePath().toString());
        return environment;
    }

    private MigrationResult failed(
            PlannedMigration migration, String command, String why, long began) {
        Problem problem = ExternalCommand.failed(migration, command, why);
        // Nothing can be resumed inside a command, so nothing is called partial: the problem says
        // what is unknown.
        books.migrationFailed(migration, problem, since(began), 0);
        return new MigrationResult.Failed(problem);
    }

    private MigrationResult recorded(PlannedMigration migration, LockLadder ladder, long began)
            throws InterruptedException {
        var end =
                transactions.run(
                        migration,
                        StatementSequence.EMPTY,
                        ladder,
                        (log, _) -> books.migrationDone(migration, log, since(began)));
        return switch (end) {
            case TransactionEnd.Committed _ -> new MigrationResult.Done(false);
            case TransactionEnd.RolledBack(var failure) -> {
                var problem =
                        Failures.statement(migration, failure, NOT_LISTED, Failures.Persisted.SOME);
                books.migrationFailed(migration, problem, since(began), 0);
                yield new MigrationResult.Failed(problem);
            }
            case TransactionEnd.Stopped() -> {
                var problem =
                        Failures.stopped(migration, NOT_LISTED, Failures.resumeHint(migration));
                books.migrationStopped(migration, problem, since(began), 0);
                yield new MigrationResult.Stopped(problem);
            }
            case TransactionEnd.EndedInside _,
                    TransactionEnd.Unclear _,
                    TransactionEnd.Prepared _ ->
                    throw new IllegalStateException("the record of a migration has no script");
            case TransactionEnd.Lost(var during, var error, var fate) ->
                    new MigrationResult.Lost(
                            Failures.lost(migration, during, error, fate),
                            fate == Settlement.Fate.COMMITTED);
        };
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
