package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/// Finds out what became of a transaction whose connection was lost during COMMIT.
///
/// The server keeps the fate of recent transactions by their id (PostgreSQL manual 9.27.6,
/// `pg_xact_status`), so the answer is read back and never guessed.
final class Settlement {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String UNKNOWN_ID = "22023";
    private static final int PREPARED_QUESTIONS = 3;
    private static final Duration POLL = Duration.ofMillis(500);

    private final Connector connector;
    private final StopSignal stop;
    private final Duration patience;

    Settlement(Connector connector, StopSignal stop) {
        this(connector, stop, PATIENCE);
    }

    /// @param patience how long to ask
    Settlement(Connector connector, StopSignal stop, Duration patience) {
        this.connector = connector;
        this.stop = stop;
        this.patience = patience;
    }

    /// What became of it.
    enum Fate {
        COMMITTED,
        ROLLED_BACK,
        /// The server can't be reached, or still works on it.
        UNKNOWN
    }

    /// Asks until the server answers, at most some twenty seconds unless told otherwise.
    ///
    /// @param transaction the id that `pg_current_xact_id()` gave
    /// @throws InterruptedException when interrupted while waiting
    Fate of(String transaction) throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        while (System.nanoTime() < end) {
            var answer = ask(transaction);
            if (answer.isPresent() && !answer.get().equals("in progress")) {
                return switch (answer.get()) {
                    case "committed" -> Fate.COMMITTED;
                    case "aborted" -> Fate.ROLLED_BACK;
                    // Too long ago for the server to know.
                    default -> Fate.UNKNOWN;
                };
            }
            if (stop.stage() == StopSignal.Stage.ABANDON) {
                return Fate.UNKNOWN;
            }
            Thread.sleep(POLL);
        }
        return Fate.UNKNOWN;
    }

    /// Asks whether a transaction was prepared. No answer means no.
    ///
    /// @throws InterruptedException when interrupted while waiting
    boolean prepared(PreparedTransaction transaction) throws InterruptedException {
        // The server may still work on the message that it got last.
        for (int asked = 0; asked < PREPARED_QUESTIONS; asked++) {
            try (var session = connector.open("settle")) {
                if (transaction.waits(session)) {
                    return true;
                }
            } catch (SQLException | ProblemException e) {
                return false;
            }
            Thread.sleep(POLL);
        }
        return false;
    }

    private Optional<String> ask(String transaction) {
        try (var session = connector.open("settle")) {
            return session.first(
                    "select coalesce(pg_catalog.pg_xact_status(?::text::xid8), '')",
                    row -> row.getString(1),
                    transaction);
        } catch (SQLException e) {
            // "is in the future": a crash took the transaction back before it reached the disk.
            return ServerErrors.sqlState(e).equals(UNKNOWN_ID)
                    ? Optional.of("aborted")
                    : Optional.empty();
        } catch (ProblemException e) {
            return Optional.empty();
        }
    }
}
