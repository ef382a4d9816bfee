package dev.tidemark.engine.backup;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.ProblemException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Tells how far `pg_dump` or `pg_restore` is on the server, and whom it waits for.
final class ServerWatch implements AutoCloseable {
    private static final Duration INTERVAL = Duration.ofMillis(500);
    private static final int PROGRESS_VIEW = 140_000;
    private static final String COPYING =
            """
            select n.nspname || '.' || c.relname, p.tuples_processed, greatest(c.reltuples, 0)::bigint
              from pg_catalog.pg_stat_progress_copy p
              join pg_catalog.pg_stat_activity a on a.pid = p.pid
              join pg_catalog.pg_class c on c.oid = p.relid
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where a.application_name = ? and p.datname = current_database()
            """;

    private final Connector connector;
    private final String application;
    private final BackupListener listener;
    private @Nullable PgSession session;
    private List<String> blockers = List.of();
    private long looked = System.nanoTime();
    private long blockedSince;
    private boolean givenUp;

    /// @param application what the program's sessions are called
    ServerWatch(Connector connector, String application, BackupListener listener) {
        this.connector = connector;
        this.application = application;
        this.listener = listener;
    }

    /// Looks when it is time to.
    void tick() {
        if (givenUp || System.nanoTime() - looked < INTERVAL.toNanos()) {
            return;
        }
        looked = System.nanoTime();
        try {
            look(open());
        } catch (SQLException | ProblemException e) {
            givenUp = true;
            listener.on(
                    new BackupEvent.Told(
                            "What the server does now can't be watched: " + e.getMessage()));
        }
    }

    private void look(PgSession asking) throws SQLException {
        if (asking.serverVersion() >= PROGRESS_VIEW) {
            asking.query(
                            COPYING,
                            row ->
                                    new BackupEvent.Progress(
                                            row.getString(1), row.getLong(2), row.getLong(3)),
                            application)
                    .forEach(listener::on);
        }
        var now = SessionText.blocking(asking, application);
        if (now.isEmpty() != blockers.isEmpty()) {
            blockedSince = looked;
            listener.on(new BackupEvent.Blocked(String.join(", ", now)));
        }
        blockers = now;
    }

    /// For how long the program has been waiting for others.
    Duration blockedFor() {
        return blockers.isEmpty()
                ? Duration.ZERO
                : Duration.ofNanos(System.nanoTime() - blockedSince);
    }

    /// Whom it waited for when last looked.
    List<String> blockers() {
        return blockers;
    }

    private PgSession open() throws SQLException {
        var known = session;
        if (known == null) {
            known = connector.open("monitor");
            session = known;
            known.send("set statement_timeout = '500ms'");
        }
        return known;
    }

    @Override
    public void close() {
        var known = session;
        if (known != null) {
            try {
                known.close();
            } catch (SQLException e) {
                known.abort();
            }
        }
    }
}
