package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.ServerErrors;
import java.sql.SQLException;
import java.util.Set;
import java.util.random.RandomGenerator;

/// Decides whether something that was rolled back because of others is tried again, and pauses
/// before it.
final class LockRetry {
    /// Lock timeout, deadlock, and a serializable transaction that others overtook.
    private static final Set<String> BECAUSE_OF_OTHERS = Set.of("55P03", "40P01", "40001");

    private final Bookkeeping books;
    private final StopSignal stop;
    private final RunListener events;

    LockRetry(Bookkeeping books, StopSignal stop, RunListener events) {
        this.books = books;
        this.stop = stop;
        this.events = events;
    }

    /// Pauses before the next attempt, if there is to be one; a stop ends the pause.
    ///
    /// @param attempt the attempt that failed, from 1
    /// @throws InterruptedException when interrupted while pausing
    boolean again(PlannedMigration migration, LockLadder ladder, int attempt, SQLException error)
            throws InterruptedException {
        if (!BECAUSE_OF_OTHERS.contains(ServerErrors.sqlState(error))
                || attempt >= ladder.attempts()) {
            return false;
        }
        books.attemptFailed(migration, attempt, ladder.attempts(), error);
        var pause = ladder.pauseAfter(attempt, RandomGenerator.getDefault());
        events.on(
                new RunEvent.AttemptFailed(
                        migration,
                        attempt,
                        ladder.attempts(),
                        ServerErrors.sqlState(error),
                        Failures.serverWords(error),
                        pause));
        stop.pause(pause);
        return true;
    }
}
