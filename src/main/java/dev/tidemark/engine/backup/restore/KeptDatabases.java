package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.BackupProblems;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.backup.SessionText;
import dev.tidemark.engine.postgres.ChangeCheck;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.sql.SqlQuote;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// The databases beside a database that restores made and kept. They are known by their names and
/// only removed on purpose.
public final class KeptDatabases {
    private static final String LIST =
            """
            select d.datname, case when has_database_privilege(d.oid, 'CONNECT') then pg_database_size(d.oid) else 0 end,
                   (select count(*) from pg_catalog.pg_stat_activity a where a.datname = d.datname)
              from pg_catalog.pg_database d
             order by 1
            """;

    private final BackupServer server;

    /// @param server the database that they were made of
    public KeptDatabases(BackupServer server) {
        this.server = server;
    }

    /// All of them, by name.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the server can't be asked
    public List<KeptDatabase> list() {
        try (var session = server.maintenance()) {
            return session
                    .query(
                            LIST,
                            row ->
                                    KeptDatabase.of(
                                            row.getString(1),
                                            server.target().database(),
                                            row.getLong(2),
                                            row.getInt(3)))
                    .stream()
                    .flatMap(Optional::stream)
                    .toList();
        } catch (SQLException e) {
            throw BackupProblems.server(
                    ProblemCode.STATEMENT_FAILED,
                    "The databases were not listed",
                    RestoreProblems.UNTOUCHED,
                    e);
        }
    }

    /// Drops one of them, with all it holds.
    ///
    /// @return its name, or why it is still there; DATABASE_IN_USE when somebody is connected
    /// @throws InterruptedException never; for callers that treat all outcomes alike
    public Outcome<String> remove(String name) throws InterruptedException {
        return Outcome.of(() -> drop(name));
    }

    private String drop(String name) {
        String what = "The database %s was not removed".formatted(name);
        requireOurs(name, what);
        try (var session = server.maintenance(name)) {
            ChangeCheck.writable(session, server.target());
            var sessions = SessionText.connected(session, name);
            if (!sessions.isEmpty()) {
                throw BackupProblems.inUse(what, name, sessions, "Let them end first.")
                        .asException();
            }
            session.send("drop database %s".formatted(SqlQuote.identifier(name)));
            return name;
        } catch (SQLException e) {
            throw BackupProblems.server(
                    ProblemCode.STATEMENT_FAILED, what, RestoreProblems.UNTOUCHED, e);
        }
    }

    /// @throws dev.tidemark.engine.problem.ProblemException when no restore made or kept it
    private KeptDatabase requireOurs(String name, String what) {
        String database = server.target().database();
        return KeptDatabase.of(name, database, 0, 0)
                .orElseThrow(() -> RestoreProblems.notOurs(what, name, database).asException());
    }

    /// @throws dev.tidemark.engine.problem.ProblemException also when it is a backup, which is to
    ///   stay one
    void requireSwappable(String name, String what) {
        if (requireOurs(name, what).kind() == KeptDatabase.Kind.COPY) {
            throw RestoreProblems.isBackup(what, name).asException();
        }
    }
}
