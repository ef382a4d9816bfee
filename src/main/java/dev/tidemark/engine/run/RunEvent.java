package dev.tidemark.engine.run;

import dev.tidemark.engine.archive.Keepsake;
import dev.tidemark.engine.archive.Restored;
import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.tracking.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What happened so far in a run. Delivered in order, never two at a time; not always on the same
/// thread.
public sealed interface RunEvent {
    /// The run has its lock and begins.
    record RunStarted(UUID run, Direction direction, int migrations) implements RunEvent {}

    /// Another run holds the lock.
    record WaitingForLock(String holder, Duration left) implements RunEvent {}

    /// A migration begins.
    ///
    /// @param index 1 for the first of the run
    /// @param total migrations of the run
    record MigrationStarted(PlannedMigration migration, int index, int total) implements RunEvent {}

    /// A statement is sent; statements that travel together start together, as far as anybody can
    /// tell.
    record StatementStarted(PlannedMigration migration, Statement statement) implements RunEvent {}

    /// A statement is done.
    ///
    /// @param rows rows it touched, as the server counted
    /// @param took since the statement before it was done
    record StatementFinished(
            PlannedMigration migration, Statement statement, long rows, Duration took)
            implements RunEvent {}

    /// A step of a migration that is no single transaction has committed, or was found done when
    /// resuming.
    record StepDone(PlannedMigration migration, int step, boolean foundDone) implements RunEvent {}

    /// The server said something.
    record Noticed(PlannedMigration migration, ServerNotice notice) implements RunEvent {}

    /// The script said something with `\echo`.
    record Echoed(PlannedMigration migration, String text) implements RunEvent {}

    /// A transaction was rolled back because of locks and will be tried again.
    ///
    /// @param attempt the attempt that failed, from 1
    /// @param attempts attempts in all
    /// @param pause before the next one
    record AttemptFailed(
            PlannedMigration migration,
            int attempt,
            int attempts,
            String sqlState,
            String message,
            Duration pause)
            implements RunEvent {}

    /// The running statement waits for others, or others wait for it. Sent when that changes.
    ///
    /// @param blockers sessions that hold what we want
    /// @param waiting how many sessions wait for us
    record Blocked(PlannedMigration migration, List<Blocker> blockers, int waiting)
            implements RunEvent {}

    /// How far the running statement is, where the server tells (`pg_stat_progress_*`).
    ///
    /// @param phase the server's word
    /// @param done units done
    /// @param total units in all, 0 when unknown
    record Progress(PlannedMigration migration, String phase, long done, long total)
            implements RunEvent {}

    /// Something the reader should know, for example what became of a lost connection.
    record Told(String text) implements RunEvent {}

    /// A line that an external runner wrote.
    record RunnerOutput(PlannedMigration migration, String line) implements RunEvent {}

    /// Data that a rollback took away is in the archive; both are committed.
    record DataSaved(PlannedMigration migration, Keepsake entry) implements RunEvent {}

    /// What came of bringing saved data back; it is committed.
    record DataBroughtBack(PlannedMigration migration, Restored result) implements RunEvent {}

    /// A migration is done.
    ///
    /// @param problem why it failed, or empty
    record MigrationFinished(PlannedMigration migration, Duration took, Optional<Problem> problem)
            implements RunEvent {}

    /// The run is over.
    record RunFinished(RunOutcome outcome, Duration took) implements RunEvent {}

    /// A session that holds a lock we wait for, or one that such a session waits for.
    ///
    /// @param pid its server process; 0 for a prepared transaction, which has none
    /// @param user its role
    /// @param application its application_name
    /// @param state `active`, `idle in transaction`, …
    /// @param transactionAge since its transaction began
    /// @param blocks the process that waits for it: ours, or that of another blocker
    /// @param since when the session began, [Instant#EPOCH] when the role may not see it
    record Blocker(
            int pid,
            String user,
            String application,
            String state,
            Duration transactionAge,
            int blocks,
            Instant since) {}
}
