package dev.tidemark.engine.backup;

import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.postgres.PgSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;

/// Other sessions in words: `session 4711 of app (psql, idle in transaction for 12 s)`.
public final class SessionText {
    private static final String COLUMNS =
            """
            a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), coalesce(a.state, ''),
            coalesce(extract(epoch from clock_timestamp() - coalesce(a.xact_start, a.state_change)), 0)::bigint
            """;

    private static final String CONNECTED =
            "select "
                    + COLUMNS
                    + """
                    from pg_catalog.pg_stat_activity a
                    where a.datname = ? and a.pid <> pg_backend_pid()
                      and coalesce(a.backend_type, '') not in ('autovacuum worker', 'parallel worker')
                    order by a.backend_start, a.pid
                    """;

    private static final String STRANGERS =
            CONNECTED.replace("order by", "and a.application_name not like 'tidemark %' order by");

    private static final String HOLDING =
            "select distinct "
                    + COLUMNS
                    + """
                    from pg_catalog.pg_locks l
                    join pg_catalog.pg_stat_activity a on a.pid = l.pid
                    where l.locktype = 'relation' and l.granted and l.mode = 'AccessExclusiveLock'
                      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
                      and l.relation >= 16384 and a.pid <> pg_backend_pid()
                    order by 1
                    """;

    private static final String BLOCKING =
            "select distinct "
                    + COLUMNS
                    + """
                    from pg_catalog.pg_stat_activity w
                    cross join lateral unnest(pg_blocking_pids(w.pid)) as blocker(pid)
                    join pg_catalog.pg_stat_activity a on a.pid = blocker.pid
                    where w.application_name = ? and w.wait_event_type = 'Lock'
                    order by 1
                    """;

    private SessionText() {}

    /// Who is connected to a database; autovacuum gives way by itself.
    ///
    /// @throws SQLException the server's error
    public static List<String> connected(PgSession asking, String database) throws SQLException {
        return asking.query(CONNECTED, SessionText::text, database);
    }

    /// Who is connected to a database besides programs like this one.
    ///
    /// @throws SQLException the server's error
    static List<String> strangers(PgSession asking, String database) throws SQLException {
        return asking.query(STRANGERS, SessionText::text, database);
    }

    /// Who holds a table of this database so that nobody can read it.
    ///
    /// @throws SQLException the server's error
    static List<String> lockingReaders(PgSession asking) throws SQLException {
        return asking.query(HOLDING, SessionText::text);
    }

    /// Whom the sessions of that name wait for.
    ///
    /// @throws SQLException the server's error
    static List<String> blocking(PgSession asking, String application) throws SQLException {
        return asking.query(BLOCKING, SessionText::text, application);
    }

    private static String text(ResultSet row) throws SQLException {
        String application = row.getString(3);
        String state = row.getString(4);
        return "session %d of %s (%s%s for %s)"
                .formatted(
                        row.getInt(1),
                        row.getString(2),
                        application.isEmpty() ? "" : application + ", ",
                        state.isEmpty() ? "state unknown" : state,
                        DurationText.shown(Duration.ofSeconds(row.getLong(5))));
    }
}
