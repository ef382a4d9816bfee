package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.ContentReader;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.backup.content.TableFacts;
import dev.tidemark.engine.backup.content.TableList;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.StopSignal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;

/// A moment of a database that several sessions look at: this one counts what `pg_dump` dumps. Its
/// tables are locked against changes of their form, and against being emptied, until it is closed.
final class ExportedSnapshot implements AutoCloseable {
    private static final int TABLES_AT_ONCE = 200;
    private static final String EXPORT =
            """
            select pg_export_snapshot(), clock_timestamp(),
                   case when pg_is_in_recovery() then pg_last_wal_replay_lsn() else pg_current_wal_lsn() end::text
            """;

    private final PgSession session;
    private String id = "";
    private String walPosition = "";
    private Instant takenAt = Instant.EPOCH;
    private List<TableFacts> tables = List.of();

    private ExportedSnapshot(PgSession session) {
        this.session = session;
    }

    /// Takes one.
    ///
    /// @throws ProblemException when a table is locked for longer than the limit
    /// @throws SQLException the server's error
    static ExportedSnapshot take(
            Connector connector, Scope scope, Duration lockWait, StopSignal stop)
            throws SQLException {
        var snapshot = new ExportedSnapshot(connector.open("backup"));
        boolean taken = false;
        try {
            ContentReader.begin(snapshot.session);
            snapshot.session.first(
                    EXPORT,
                    row -> {
                        snapshot.id = row.getString(1);
                        snapshot.takenAt = row.getObject(2, OffsetDateTime.class).toInstant();
                        snapshot.walPosition = row.getString(3);
                        return snapshot.id;
                    });
            snapshot.tables = TableList.read(snapshot.session, scope);
            snapshot.lock(connector, lockWait, stop);
            taken = true;
            return snapshot;
        } finally {
            if (!taken) {
                snapshot.close();
            }
        }
    }

    private void lock(Connector connector, Duration lockWait, StopSignal stop) throws SQLException {
        session.send("set local lock_timeout = %d".formatted(lockWait.toMillis()));
        stop.onRequest(_ -> cancel());
        try {
            for (int i = 0; i < tables.size(); i += TABLES_AT_ONCE) {
                var some = tables.subList(i, Math.min(tables.size(), i + TABLES_AT_ONCE));
                session.send(
                        some.stream()
                                .map(facts -> "only " + facts.table().sql())
                                .collect(
                                        Collectors.joining(
                                                ", ", "lock table ", " in access share mode")));
            }
        } catch (SQLException e) {
            if (!ServerErrors.sqlState(e).equals("55P03")) {
                throw e;
            }
            throw new ProblemException(
                    BackupProblems.locked(
                            connector.target(),
                            "a table was locked for longer than %d ms"
                                    .formatted(lockWait.toMillis()),
                            holders(connector)),
                    e);
        } finally {
            stop.onRequest(null);
        }
    }

    private static List<String> holders(Connector connector) throws SQLException {
        try (var asking = connector.open("backup")) {
            return SessionText.lockingReaders(asking);
        }
    }

    /// What `pg_dump --snapshot` takes.
    String id() {
        return id;
    }

    /// The moment, by the server's clock.
    Instant takenAt() {
        return takenAt;
    }

    /// The write-ahead log's position at the moment.
    String walPosition() {
        return walPosition;
    }

    /// The tables that belong to it.
    List<TableFacts> tables() {
        return tables;
    }

    /// The session that is in it; one thread at a time.
    PgSession session() {
        return session;
    }

    /// Ends what the session runs. May be called from any thread.
    void cancel() {
        try {
            session.cancel();
        } catch (SQLException e) {
            session.abort();
        }
    }

    /// Frees the tables. What is open was only read, so that cutting the connection loses nothing.
    @Override
    public void close() {
        try {
            session.send("rollback");
            session.close();
        } catch (SQLException e) {
            session.abort();
        }
    }
}
