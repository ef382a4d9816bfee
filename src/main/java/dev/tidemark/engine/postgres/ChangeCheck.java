package dev.tidemark.engine.postgres;

import java.sql.SQLException;

/// Makes sure, before anything is done, that changes can be made over a connection: session locks
/// have to hold, and the server has to take changes.
public final class ChangeCheck {
    private ChangeCheck() {}

    /// Refuses a connection that is not fit.
    ///
    /// @return what the server says of itself
    /// @throws dev.tidemark.engine.problem.ProblemException CONNECTION_POOLER or SERVER_READ_ONLY
    /// @throws SQLException the server's error
    public static ServerFacts fit(PgSession session, Target target) throws SQLException {
        var pooler = PoolerCheck.check(session, target);
        if (pooler.isPresent()) {
            throw pooler.get().withDatabaseState("Nothing was changed.").asException();
        }
        return writable(session, target);
    }

    /// Refuses a server that takes no changes.
    ///
    /// @return what the server says of itself
    /// @throws dev.tidemark.engine.problem.ProblemException SERVER_READ_ONLY
    /// @throws SQLException the server's error
    public static ServerFacts writable(PgSession session, Target target) throws SQLException {
        var facts = ServerFacts.read(session);
        var refusal = facts.refusal(target);
        if (refusal.isPresent()) {
            throw refusal.get().withDatabaseState("Nothing was changed.").asException();
        }
        return facts;
    }
}
