package dev.tidemark.engine.preflight;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.run.Plan;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// What other sessions do that a run would wait for.
final class ActivityInspections {
    private static final int MOST_LINES = 5;
    private static final String OLD =
            """
            select a.pid, coalesce(a.usename, ''), coalesce(a.application_name, ''), coalesce(a.state, ''),
                   extract(epoch from clock_timestamp() - a.xact_start)::bigint
              from pg_catalog.pg_stat_activity a
             where a.datname = current_database() and a.pid <> pg_backend_pid()
               and a.backend_type = 'client backend'
               and a.xact_start < clock_timestamp() - make_interval(secs => ?)
             order by a.xact_start
            """;
    private static final String PREPARED =
            """
            select p.gid, p.owner::text, extract(epoch from clock_timestamp() - p.prepared)::bigint
              from pg_catalog.pg_prepared_xacts p
             where p.database = current_database()
             order by p.prepared
            """;
    private static final String HIDDEN =
            """
            select not pg_has_role('pg_read_all_stats', 'USAGE')
               and exists (select from pg_catalog.pg_stat_activity a
                            where a.datname = current_database() and a.pid <> pg_backend_pid()
                              and a.backend_start is null)
            """;
    private static final String LOCKED =
            """
            select n.nspname || '.' || c.relname, l.mode, coalesce(l.pid, 0),
                   coalesce(a.usename, ''), coalesce(a.application_name, ''), coalesce(a.state, 'prepared transaction'),
                   coalesce(extract(epoch from clock_timestamp() - a.xact_start), 0)::bigint
              from pg_catalog.pg_locks l
              join pg_catalog.pg_class c on c.oid = l.relation
              join pg_catalog.pg_namespace n on n.oid = c.relnamespace
              left join pg_catalog.pg_stat_activity a on a.pid = l.pid
             where l.locktype = 'relation' and l.granted
               and l.database = (select oid from pg_catalog.pg_database where datname = current_database())
               and l.pid is distinct from pg_backend_pid()
               and c.relkind in ('r', 'p', 'm', 'v')
               and n.nspname not in ('pg_catalog', 'information_schema')
               and c.relname = any(string_to_array(?, chr(31)))
             order by 7 desc, 1
            """;
    private static final String DUMPS =
            """
            select a.pid from pg_catalog.pg_stat_activity a
             where a.datname = current_database() and a.application_name like 'pg\\_dump%'
            """;

    private final Plan plan;
    private final PlanNames names;
    private final Duration longTransaction;

    ActivityInspections(Plan plan, PlanNames names, Duration longTransaction) {
        this.plan = plan;
        this.names = names;
        this.longTransaction = longTransaction;
    }

    Finding transactions(PgSession session) throws SQLException {
        var lines = new ArrayList<String>();
        lines.addAll(
                session.query(
                        OLD,
                        row ->
                                "session %d of %s (%s, %s) for %s"
                                        .formatted(
                                                row.getInt(1),
                                                row.getString(2),
                                                row.getString(3),
                                                row.getString(4),
                                                age(row.getLong(5))),
                        (double) longTransaction.toSeconds()));
        var prepared =
                session.query(
                        PREPARED,
                        row ->
                                "prepared transaction '%s' of %s for %s"
                                        .formatted(
                                                row.getString(1),
                                                row.getString(2),
                                                age(row.getLong(3))));
        lines.addAll(prepared);
        if (!lines.isEmpty()) {
            return Finding.warning(
                    Subject.TRANSACTIONS,
                    "Open: %s.%s"
                            .formatted(
                                    list(lines),
                                    concurrently()
                                            ? " CREATE INDEX CONCURRENTLY waits until all of them have ended."
                                            : ""),
                    prepared.isEmpty()
                            ? "Wait for them, or end them; what they lock, the run waits for."
                            : "End them with COMMIT PREPARED or ROLLBACK PREPARED; nobody else will.");
        }
        boolean hidden = session.first(HIDDEN, row -> row.getBoolean(1)).orElse(false);
        return hidden
                ? Finding.notKnown(
                        Subject.TRANSACTIONS,
                        "This role may not see since when other roles' transactions are open.",
                        "GRANT pg_read_all_stats to it.")
                : Finding.ok(
                        Subject.TRANSACTIONS,
                        "None is open for longer than %s."
                                .formatted(age(longTransaction.toSeconds())));
    }

    Finding locks(PgSession session) throws SQLException {
        var locks =
                session.query(
                        LOCKED,
                        row ->
                                "%s by %s (%s) in mode %s for %s"
                                        .formatted(
                                                row.getString(1),
                                                row.getInt(3) == 0
                                                        ? "a prepared transaction"
                                                        : "session %d of %s"
                                                                .formatted(
                                                                        row.getInt(3),
                                                                        row.getString(4)),
                                                row.getInt(3) == 0
                                                        ? "no session"
                                                        : "%s, %s"
                                                                .formatted(
                                                                        row.getString(5),
                                                                        row.getString(6)),
                                                mode(row.getString(2)),
                                                age(row.getLong(7))),
                        names.parameter());
        var dumps = session.query(DUMPS, row -> row.getInt(1));
        if (!dumps.isEmpty()) {
            return Finding.warning(
                    Subject.LOCKS,
                    "pg_dump reads this database (session %d): it locks every table against changes until it ends."
                            .formatted(dumps.getFirst()),
                    "Wait until the dump has ended.");
        }
        return locks.isEmpty()
                ? Finding.ok(Subject.LOCKS, "Nobody holds a lock on a table that the scripts name.")
                : Finding.warning(
                        Subject.LOCKS,
                        "Locked now: %s.".formatted(list(locks)),
                        "Wait for them, or choose a quieter time: the run tries again a few times, then gives up.");
    }

    private boolean concurrently() {
        return plan.migrations().stream()
                .flatMap(migration -> migration.summary().refusing().stream())
                .anyMatch(text -> text.contains("CONCURRENTLY"));
    }

    private static String mode(String lock) {
        return lock.replace("Lock", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", " ")
                .toLowerCase(java.util.Locale.ROOT);
    }

    private static String list(List<String> lines) {
        String first = String.join("; ", lines.stream().limit(MOST_LINES).toList());
        return lines.size() > MOST_LINES
                ? "%s; and %d more".formatted(first, lines.size() - MOST_LINES)
                : first;
    }

    private static String age(long seconds) {
        if (seconds < 120) {
            return "%d s".formatted(seconds);
        }
        return seconds < 7200 ? "%d min".formatted(seconds / 60) : "%d h".formatted(seconds / 3600);
    }
}
