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
import java.util.regex.Pattern;

/// The databases beside a database that restores made and kept. They are known by their names and
/// only removed on purpose.
public final class KeptDatabases {
    private static final Pattern TAIL = Pattern.compile("_(restored|before|copy)_\\d{8}_\\d{6}$");

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
                                    new KeptDatabase(
                                            row.getString(1), row.getLong(2), row.getInt(3)))
                    .stream()
                    .filter(database -> isOurs(database.name()))
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
    void requireOurs(String name, String what) {
        if (!isOurs(name)) {
            throw RestoreProblems.notOurs(what, name, server.target().database()).asException();
        }
    }

    private boolean isOurs(String name) {
        var tail = TAIL.matcher(name);
        // A long name was shortened to make room for the rest.
        return tail.find()
                && tail.start() > 0
                && server.target().database().startsWith(name.substring(0, tail.start()));
    }
}
