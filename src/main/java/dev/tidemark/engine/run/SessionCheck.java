package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.PoolerCheck;
import dev.tidemark.engine.postgres.ServerFacts;
import java.sql.SQLException;

/// Makes sure, before anything is done, that runs can work on a connection: session locks have to
/// hold, and the server has to take changes.
final class SessionCheck {
    private SessionCheck() {}

    /// Refuses a connection that is not fit, and tells what is unusual about the server.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException CONNECTION_POOLER or SERVER_READ_ONLY
    /// @throws SQLException the server's error
    static void fitForRuns(PgSession session, Connector connector, RunListener events)
            throws SQLException {
        var pooler = PoolerCheck.check(session, connector.target());
        if (pooler.isPresent()) {
            throw pooler.get().withDatabaseState("Nothing was changed.").asException();
        }
        var facts = ServerFacts.read(session);
        var refusal = facts.refusal(connector.target());
        if (refusal.isPresent()) {
            throw refusal.get().withDatabaseState("Nothing was changed.").asException();
        }
        facts.warnings().forEach(text -> events.on(new RunEvent.Told(text)));
    }
}
