package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupName;
import dev.tidemark.engine.backup.BackupProblems;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.backup.SessionText;
import dev.tidemark.engine.postgres.ChangeCheck;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Gives a restored database the name of the old one, and the old one a name to keep it under: both
/// in one transaction, so that the name always leads to one of them.
public final class NameSwap {
    private static final String IN_USE = "55006";
    private static final String EXISTS = "select 1 from pg_catalog.pg_database where datname = ?";
    private static final String TERMINATE =
            """
            select count(pg_terminate_backend(a.pid)) from pg_catalog.pg_stat_activity a
             where a.datname in (?, ?) and a.pid <> pg_backend_pid()
            """;

    private final BackupServer server;
    private final Clock clock;

    /// What the names lead to now.
    ///
    /// @param current the database that has the name
    /// @param kept what the old one is called now; empty when there was none
    public record Swapped(String current, Optional<String> kept) {}

    /// @param server the database whose name it is about
    /// @param clock what the kept name is made of
    public NameSwap(BackupServer server, Clock clock) {
        this.server = server;
        this.clock = clock;
    }

    /// Changes the names.
    ///
    /// @param restored a database that a restore made, or kept: so a swap is taken back
    /// @return how the old one is called now, or why all names are as they were
    /// @throws InterruptedException when interrupted before anything is changed
    public Outcome<Swapped> run(String restored, Connected connected, BackupListener listener)
            throws InterruptedException {
        return Outcome.of(() -> swap(restored, connected, listener));
    }

    private Swapped swap(String restored, Connected connected, BackupListener listener) {
        String database = server.target().database();
        String what = "%s did not get the name %s".formatted(restored, database);
        new KeptDatabases(server).requireSwappable(restored, what);
        try (var session = server.maintenance(restored)) {
            ChangeCheck.writable(session, server.target());
            boolean there = session.first(EXISTS, row -> row.getInt(1), database).isPresent();
            String kept = BackupName.ofDatabase(database, "before", clock.instant());
            if (connected == Connected.LEAVE) {
                refuseConnected(session, database, restored, what);
                rename(session, there, restored, kept);
            } else {
                listener.on(new BackupEvent.Phase("ending the sessions of %s".formatted(database)));
                try (var _ = new Terminator(restored)) {
                    rename(session, there, restored, kept);
                }
            }
            return new Swapped(database, there ? Optional.of(kept) : Optional.empty());
        } catch (SQLException e) {
            throw failed(restored, what, e);
        }
    }

    private void refuseConnected(PgSession session, String database, String restored, String what)
            throws SQLException {
        for (String name : List.of(database, restored)) {
            var sessions = SessionText.connected(session, name);
            if (!sessions.isEmpty()) {
                throw inUse(what, name, session).asException();
            }
        }
    }

    private static Problem inUse(String what, String name, PgSession session) throws SQLException {
        return BackupProblems.inUse(
                        what,
                        name,
                        SessionText.connected(session, name),
                        "Let them end first, or have them ended with `--terminate`.")
                .withDatabaseState("All names are as they were.");
    }

    /// The first statement that renames a database also keeps new sessions away from it until the
    /// end, and waits five seconds for those that are there.
    private void rename(PgSession session, boolean there, String restored, String kept)
            throws SQLException {
        String database = server.target().database();
        session.send("begin");
        boolean done = false;
        try {
            if (there) {
                session.send(statement(database, kept));
            }
            session.send(statement(restored, database));
            session.send("commit");
            done = true;
        } finally {
            if (!done && !session.isClosed()) {
                session.send("rollback");
            }
        }
    }

    private static String statement(String from, String to) {
        return "alter database %s rename to %s"
                .formatted(SqlQuote.identifier(from), SqlQuote.identifier(to));
    }

    private ProblemException failed(String restored, String what, SQLException e) {
        if (ServerErrors.sqlState(e).equals(IN_USE)) {
            try (var asking = server.maintenance(restored)) {
                for (String name : List.of(server.target().database(), restored)) {
                    if (!SessionText.connected(asking, name).isEmpty()) {
                        return new ProblemException(inUse(what, name, asking), e);
                    }
                }
            } catch (SQLException again) {
                e.addSuppressed(again);
            }
        }
        return BackupProblems.server(
                ProblemCode.RESTORE_FAILED, what, "All names are as they were.", e);
    }

    /// Ends the sessions of both databases, those too that slip in before the names are locked.
    private final class Terminator implements AutoCloseable {
        private final CountDownLatch over = new CountDownLatch(1);
        private final Thread thread;
        private final PgSession session;

        Terminator(String restored) throws SQLException {
            session = server.maintenance(restored);
            boolean begun = false;
            try {
                once(restored);
                begun = true;
            } finally {
                if (!begun) {
                    session.abort();
                }
            }
            thread = Thread.ofVirtual().name("terminator").start(() -> work(restored));
        }

        private void once(String restored) throws SQLException {
            session.first(TERMINATE, row -> row.getLong(1), server.target().database(), restored);
        }

        private void work(String restored) {
            try {
                while (!over.await(200, TimeUnit.MILLISECONDS)) {
                    once(restored);
                }
            } catch (SQLException e) {
                // Who is left then stops the renaming, which says who that is.
                session.abort();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void close() throws SQLException {
            over.countDown();
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            session.close();
        }
    }
}
