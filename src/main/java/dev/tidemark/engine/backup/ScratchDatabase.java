package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.ProblemKind;
import dev.tidemark.engine.sql.SqlName;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/// A database that is gone when the work in it is over, whatever comes.
///
/// A session that is called like it says that somebody needs it. Where there is none, its program
/// was killed: the next one that makes a scratch database removes what is left.
public final class ScratchDatabase implements AutoCloseable {
    private static final String PREFIX = "tidemark_scratch_";
    private static final String MARK = "Tidemark restores a backup here to look at it; drop it.";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(500);

    private static final String EXTENSIONS =
            """
            select x.extname, n.nspname from pg_catalog.pg_extension x
              join pg_catalog.pg_namespace n on n.oid = x.extnamespace
             where x.extname <> 'plpgsql' order by x.oid
            """;

    private static final String ABANDONED =
            """
            select d.datname from pg_catalog.pg_database d
             where d.datname like ? and shobj_description(d.oid, 'pg_database') = ?
               and not exists (select from pg_catalog.pg_stat_activity a where a.application_name = d.datname)
             order by 1
            """;

    private final BackupServer server;
    private final String name;
    private final PgSession holder;
    private final BackupListener listener;

    private ScratchDatabase(
            BackupServer server, String name, PgSession holder, BackupListener listener) {
        this.server = server;
        this.name = name;
        this.holder = holder;
        this.listener = listener;
    }

    /// Makes one, and removes those that nobody needs any more.
    ///
    /// @param what what did not happen when it fails
    /// @throws ProblemException when the server refuses
    public static ScratchDatabase create(
            BackupServer server,
            DatabaseForm form,
            Instant now,
            String what,
            BackupListener listener) {
        String name =
                PREFIX
                        + "%s_%s"
                                .formatted(
                                        BackupName.sqlStamp(now),
                                        UUID.randomUUID().toString().substring(0, 8));
        var holder = server.maintenance();
        var scratch = new ScratchDatabase(server, name, holder, listener);
        boolean made = false;
        try {
            sweep(server, holder, listener);
            holder.send("set application_name = " + SqlQuote.literal(name));
            holder.send(form.create(name));
            holder.send(
                    "comment on database %s is %s"
                            .formatted(SqlQuote.identifier(name), SqlQuote.literal(MARK)));
            made = true;
            return scratch;
        } catch (SQLException e) {
            throw BackupProblems.server(
                    ProblemCode.RESTORE_FAILED, what, "The database was not touched.", e);
        } finally {
            if (!made) {
                scratch.close();
            }
        }
    }

    private static void sweep(BackupServer server, PgSession asking, BackupListener listener)
            throws SQLException {
        String like = PREFIX.replace("_", "\\_") + "%";
        for (String left : asking.query(ABANDONED, row -> row.getString(1), like, MARK)) {
            listener.on(
                    new BackupEvent.Told(
                            "Removing %s, which an earlier verification left.".formatted(left)));
            drop(server, left, listener);
        }
    }

    /// Its name.
    public String name() {
        return name;
    }

    /// Opens sessions on it.
    public Connector connector() {
        return server.database(name);
    }

    /// Gives a part of a database what it can't have brought with it: extensions, and the schemas
    /// of tables.
    ///
    /// @param source a session on the database that the part is of, or should go to
    /// @throws SQLException the server's error
    public void prepareFor(PgSession source, BackupManifest manifest) throws SQLException {
        var inside = new TreeSet<String>();
        for (var table : manifest.content().tables()) {
            inside.add(Objects.requireNonNull(table.table().schema()));
        }
        var extensions =
                source.query(EXTENSIONS, row -> new SqlName(row.getString(2), row.getString(1)));
        try (var session = connector().open("backup")) {
            for (var extension : extensions) {
                String schema = Objects.requireNonNull(extension.schema());
                if (!inside.contains(schema) || schema.equals("public")) {
                    session.send("create schema if not exists " + SqlQuote.identifier(schema));
                    session.send(
                            "create extension if not exists %s with schema %s cascade"
                                    .formatted(
                                            SqlQuote.identifier(extension.name()),
                                            SqlQuote.identifier(schema)));
                }
            }
            if (manifest.scope() instanceof Scope.Tables) {
                for (String schema : inside) {
                    session.send("create schema if not exists " + SqlQuote.identifier(schema));
                }
            }
        }
    }

    /// Drops it, whoever is connected.
    @Override
    public void close() {
        drop(server, name, listener);
        try {
            holder.close();
        } catch (SQLException e) {
            holder.abort();
        }
    }

    /// Drops a database that this program made. A server that has just gone is waited for; what
    /// can't be dropped is told.
    public static void drop(BackupServer server, String name, BackupListener listener) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String why = "";
        boolean again = true;
        while (again) {
            try (var session = server.maintenance(name)) {
                session.send(
                        "drop database if exists %s with (force)"
                                .formatted(SqlQuote.identifier(name)));
                return;
            } catch (SQLException e) {
                why = String.valueOf(e.getMessage());
                again = ServerErrors.connectionLost(e);
            } catch (ProblemException e) {
                why = e.problem().why();
                again = e.problem().code().kind() == ProblemKind.CONNECTION;
            }
            again = again && System.nanoTime() < end && !Thread.currentThread().isInterrupted();
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        listener.on(
                new BackupEvent.Told(
                        "The database %s could not be dropped: %s. The next verification removes it if it is a scratch database."
                                .formatted(name, why)));
    }
}
