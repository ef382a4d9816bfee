package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;
import java.util.Optional;

/// What the server still does for a run whose program is gone: it notices that only when it
/// answers. Nothing may run beside it.
///
/// @param session the server session of that run
/// @param statement the beginning of what it was sent last, on one line; empty when the role may
///   not see it
public record AbandonedWork(WorkerSession session, String statement) {
    private static final String STATEMENT =
            """
            select coalesce(left(regexp_replace(nullif(query, '<insufficient privilege>'), '\\s+', ' ', 'g'), 200), '')
              from pg_catalog.pg_stat_activity
             where pid = ?
            """;

    /// The session of the latest run, when the journal has no end of that run and the session is
    /// still there. It may be that of a run that works.
    ///
    /// @param name the tracking table, whose journal exists
    /// @throws SQLException the server's error
    public static Optional<AbandonedWork> find(PgSession session, TrackingTableName name)
            throws SQLException {
        var journal = new JournalReader(name);
        var worker =
                journal.endsWithARun(session)
                        ? Optional.<WorkerSession>empty()
                        : journal.lastWorker(session);
        if (worker.isEmpty() || !worker.get().alive(session)) {
            return Optional.empty();
        }
        String statement =
                session.first(STATEMENT, row -> row.getString(1), worker.get().backendPid())
                        .orElse("");
        return Optional.of(
                new AbandonedWork(worker.get(), statement.strip().replaceAll("[;\\s]+$", "")));
    }

    /// The server process and what it was sent last.
    public String text() {
        return statement.isEmpty()
                ? "process %d".formatted(session.backendPid())
                : "process %d, “%s”".formatted(session.backendPid(), statement);
    }
}
