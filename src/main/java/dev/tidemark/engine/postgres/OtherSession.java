package dev.tidemark.engine.postgres;

import java.sql.SQLException;
import java.time.Instant;

/// A session of somebody else that may be asked to stop.
///
/// @param pid its server process
/// @param since when it began, so that a later process of the same number is left alone;
///   [Instant#EPOCH] when the role may not see it
public record OtherSession(int pid, Instant since) {
    private static final String NO_PERMISSION = "42501";

    /// What came of asking.
    ///
    /// @param text one sentence
    public record Answer(Result result, String text) {}

    /// What came of asking, in one word.
    public enum Result {
        /// The server passed it on; whether the session heeds it shows in a moment.
        ASKED,
        /// The session had ended already.
        GONE,
        /// This role may not.
        NOT_PERMITTED
    }

    /// Asks the server to cancel what the session runs now. A session that is idle in a transaction
    /// runs nothing, so that this does not end its locks.
    ///
    /// @throws SQLException when the server can't be asked
    public Answer cancel(PgSession asking) throws SQLException {
        return ask(
                asking,
                "pg_cancel_backend",
                "Session %d was asked to cancel its statement.".formatted(pid));
    }

    /// Asks the server to end the session; its transaction is rolled back.
    ///
    /// @throws SQLException when the server can't be asked
    public Answer terminate(PgSession asking) throws SQLException {
        return ask(
                asking,
                "pg_terminate_backend",
                "Session %d was told to end; its transaction is rolled back.".formatted(pid));
    }

    private Answer ask(PgSession asking, String function, String done) throws SQLException {
        try {
            boolean asked =
                    asking.first(
                                    """
                                    select pg_catalog.%s(a.pid)
                                      from pg_catalog.pg_stat_activity a
                                     where a.pid = ? and (?::timestamptz = 'epoch' or coalesce(a.backend_start = ?::timestamptz, true))
                                    """
                                            .formatted(function),
                                    row -> row.getBoolean(1),
                                    pid,
                                    since.toString(),
                                    since.toString())
                            .orElse(false);
            return asked
                    ? new Answer(Result.ASKED, done)
                    : new Answer(Result.GONE, "Session %d has ended meanwhile.".formatted(pid));
        } catch (SQLException e) {
            if (!ServerErrors.sqlState(e).equals(NO_PERMISSION)) {
                throw e;
            }
            String words =
                    ServerErrors.of(e)
                            .map(error -> error.message())
                            .orElse(String.valueOf(e.getMessage()));
            return new Answer(
                    Result.NOT_PERMITTED,
                    "Session %d was left alone: %s. A member of its role or of pg_signal_backend may do it."
                            .formatted(pid, words));
        }
    }
}
