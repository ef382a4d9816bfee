package dev.tidemark.engine.postgres;

import java.sql.SQLException;
import java.util.Map;

/// Opens sessions on one database only: each is asked who it talks to before it is handed out, and
/// one that reached something else is closed.
public final class IdentifiedConnector implements Connector {
    private final Connector connector;
    private final ServerIdentity identity;

    /// @param connector opens the sessions
    /// @param identity what they have to reach
    public IdentifiedConnector(Connector connector, ServerIdentity identity) {
        this.connector = connector;
        this.identity = identity;
    }

    @Override
    public Target target() {
        return connector.target();
    }

    /// Opens a session.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException `POLICY_TARGET_CHANGED` too, when it is
    ///   not the same database, cluster or role
    @Override
    public PgSession open(String purpose) {
        var session = connector.open(purpose);
        boolean kept = false;
        try {
            var refusal = identity.refusal(ServerIdentity.read(session), target());
            if (refusal.isPresent()) {
                throw refusal.get().asException();
            }
            kept = true;
            return session;
        } catch (SQLException e) {
            throw QueryFailure.problem("%s was not identified".formatted(target()), e);
        } finally {
            if (!kept) {
                session.abort();
            }
        }
    }

    @Override
    public Map<String, String> environment() {
        return connector.environment();
    }

    @Override
    public String passwordFileLine() {
        return connector.passwordFileLine();
    }
}
