package dev.tidemark.engine.backup;

import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;
import java.util.List;

/// Copies a database on its server. PostgreSQL lets nobody connect to the original meanwhile, and
/// refuses when somebody is.
public final class ServerCopy {
    private static final String IN_USE = "55006";

    private final BackupServer server;
    private final StopSignal stop;
    private final BackupListener listener;

    /// @param server whose databases they are
    /// @param stop cancels it
    /// @param listener hears that it begins
    public ServerCopy(BackupServer server, StopSignal stop, BackupListener listener) {
        this.server = server;
        this.stop = stop;
        this.listener = listener;
    }

    /// Makes a new database out of another one.
    ///
    /// @param what what did not happen when it fails
    /// @throws ProblemException when it can't be done; there is no new database then
    public void copy(String from, String to, String what) {
        try (var session = server.maintenance(from, to)) {
            listener.on(new BackupEvent.Phase("copying %s to %s".formatted(from, to)));
            stop.onRequest(_ -> cancel(session));
            try {
                session.send(
                        "create database %s template %s"
                                .formatted(SqlQuote.identifier(to), SqlQuote.identifier(from)));
            } catch (SQLException e) {
                throw refused(session, from, what, e);
            } finally {
                stop.onRequest(null);
            }
        } catch (SQLException e) {
            throw failed(what, e);
        }
    }

    private ProblemException refused(PgSession session, String from, String what, SQLException e)
            throws SQLException {
        if (stop.requested()) {
            return new ProblemException(
                    BackupProblems.stopped(what, BackupProblems.NOTHING_CHANGED), e);
        }
        if (ServerErrors.sqlState(e).equals(IN_USE)) {
            List<String> sessions = SessionText.connected(session, from);
            return new ProblemException(
                    BackupProblems.inUse(
                            what,
                            from,
                            sessions,
                            "Let them end first, or install pg_dump, which works while others do."),
                    e);
        }
        return failed(what, e);
    }

    private static ProblemException failed(String what, SQLException e) {
        return BackupProblems.server(
                ProblemCode.BACKUP_FAILED, what, BackupProblems.NOTHING_CHANGED, e);
    }

    private static void cancel(PgSession session) {
        try {
            session.cancel();
        } catch (SQLException e) {
            session.abort();
        }
    }
}
