package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// A server session that can be told from a later one with the same process number.
///
/// @param backendPid the server process
/// @param backendStart when the session began
public record WorkerSession(int backendPid, Instant backendStart) {
    /// The session itself.
    ///
    /// @throws SQLException the server's error
    public static WorkerSession of(PgSession session) throws SQLException {
        return session.first(
                        "select pid, backend_start from pg_catalog.pg_stat_activity where pid = pg_backend_pid()",
                        row ->
                                new WorkerSession(
                                        row.getInt(1),
                                        row.getObject(2, OffsetDateTime.class).toInstant()))
                .orElseThrow();
    }

    /// Whether the session is still there. Where the role may not see the session's start, one with
    /// the same process number counts as the same.
    ///
    /// @throws SQLException the server's error
    public boolean alive(PgSession session) throws SQLException {
        return session.first(
                        "select coalesce(backend_start = ?::timestamptz, true) from pg_catalog.pg_stat_activity where pid = ?",
                        row -> row.getBoolean(1),
                        backendStart.toString(),
                        backendPid)
                .orElse(false);
    }
}
