package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Who holds a tracking table's lock.
///
/// @param pid the server process of the session
/// @param user its role
/// @param application its application name
/// @param address where it comes from; empty for a local socket or when the role may not see it
/// @param since when the session began, empty when the role may not see it
/// @param run what the journal says of its run
public record LockHolder(
        int pid,
        Optional<String> user,
        Optional<String> application,
        Optional<String> address,
        Optional<Instant> since,
        Optional<JournalRun> run) {

    // A bigint key is split: its upper half is classid, its lower half objid, and objsubid is 1
    // (PostgreSQL manual 53.13, pg_locks).
    private static final String SQL =
            """
            select l.pid, a.usename, a.application_name, host(a.client_addr), a.backend_start
              from pg_catalog.pg_locks l
              left join pg_catalog.pg_stat_activity a on a.pid = l.pid
             where l.locktype = 'advisory' and l.granted and l.objsubid = 1
               and l.database = (select oid from pg_catalog.pg_database
                                  where datname = current_database())
               and l.classid = ?::bigint::oid and l.objid = ?::bigint::oid
               and l.pid <> pg_backend_pid()
            """;

    /// The session that holds the lock of a tracking table, other than the asking one.
    ///
    /// @param name the tracking table, which need not exist
    /// @throws SQLException the server's error
    public static Optional<LockHolder> find(PgSession session, TrackingTableName name)
            throws SQLException {
        boolean journal =
                session.first(
                                "select to_regclass(?) is not null",
                                row -> row.getBoolean(1),
                                name.journal().quoted())
                        .orElse(false);
        return find(session, name, journal);
    }

    static Optional<LockHolder> find(PgSession session, TrackingTableName name, boolean journal)
            throws SQLException {
        long key = name.lockKey();
        var holder = session.first(SQL, LockHolder::holder, key >>> 32, key & 0xFFFF_FFFFL);
        if (holder.isEmpty() || !journal) {
            return holder;
        }
        var run = new JournalReader(name).runOf(session, holder.get().pid());
        return holder.map(found -> found.with(run));
    }

    /// What a person needs to know to find the holder.
    public String text() {
        var text = new StringBuilder("session %d".formatted(pid));
        user.ifPresent(name -> text.append(" of role ").append(name));
        application
                .filter(name -> !name.isEmpty())
                .ifPresent(name -> text.append(" (").append(name).append(')'));
        address.ifPresent(from -> text.append(" from ").append(from));
        since.ifPresent(at -> text.append(" since ").append(at));
        run.ifPresent(found ->
                text.append(", started by ")
                        .append(found.osUser())
                        .append(" on ")
                        .append(found.host())
                        .append(" as process ")
                        .append(found.applicationPid()));
        return text.toString();
    }

    private LockHolder with(Optional<JournalRun> found) {
        return new LockHolder(pid, user, application, address, since, found);
    }

    private static LockHolder holder(ResultSet row) throws SQLException {
        @Nullable OffsetDateTime since = row.getObject(5, OffsetDateTime.class);
        return new LockHolder(
                row.getInt(1),
                Optional.ofNullable(row.getString(2)),
                Optional.ofNullable(row.getString(3)),
                Optional.ofNullable(row.getString(4)),
                Optional.ofNullable(since).map(OffsetDateTime::toInstant),
                Optional.empty());
    }
}
