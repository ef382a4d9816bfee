package dev.tidemark.engine.backup;

import dev.tidemark.engine.backup.content.Content;
import dev.tidemark.engine.backup.content.ContentReader;
import dev.tidemark.engine.backup.content.Scope;
import dev.tidemark.engine.backup.content.TableList;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.StopSignal;
import java.sql.SQLException;

/// Counts what is in a database now.
public final class DatabaseCount {
    private final StopSignal stop;
    private final BackupListener listener;

    /// @param stop ends the count
    /// @param listener hears of each table
    public DatabaseCount(StopSignal stop, BackupListener listener) {
        this.stop = stop;
        this.listener = listener;
    }

    /// Counts, in one transaction that only reads.
    ///
    /// @throws ProblemException STOPPED, or when there is no connection
    /// @throws SQLException the server's error
    /// @throws InterruptedException when interrupted
    public Content of(Connector database, Scope scope) throws SQLException, InterruptedException {
        var session = database.open("backup");
        try {
            ContentReader.begin(session);
            stop.onRequest(_ -> cancel(session));
            var tables = TableList.read(session, scope);
            return new ContentCount(session, scope, tables).await(listener);
        } catch (SQLException e) {
            if (stop.requested()) {
                throw new ProblemException(
                        BackupProblems.stopped(
                                "%s was not counted".formatted(database.target()),
                                "The database was only read."),
                        e);
            }
            throw e;
        } finally {
            stop.onRequest(null);
            close(session);
        }
    }

    private static void cancel(PgSession session) {
        try {
            session.cancel();
        } catch (SQLException e) {
            session.abort();
        }
    }

    private static void close(PgSession session) {
        try {
            session.send("rollback");
            session.close();
        } catch (SQLException e) {
            session.abort();
        }
    }
}
