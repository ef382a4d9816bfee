package dev.tidemark.engine.postgres;

import java.sql.SQLException;
import java.util.Map;

/// Opens sessions on one database and no other: each new session is asked where it is before
/// anybody gets it. A name server, a proxy or a changed service file may lead elsewhere than it did
/// when the user looked.
public final class GuardedConnector implements Connector {
    private final Connector connector;
    private final ServerIdentity expected;

    /// @param expected where the user was when deciding
    public GuardedConnector(Connector connector, ServerIdentity expected) {
        this.connector = connector;
        this.expected = expected;
    }

    @Override
    public Target target() {
        return connector.target();
    }

    /// Opens a session and makes sure where it is.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException POLICY_TARGET_CHANGED when it is
    ///   another database, server or role than expected; and as [Connector#open]
    @Override
    public PgSession open(String purpose) {
        var session = connector.open(purpose);
        boolean kept = false;
        try {
            var refusal = expected.refusal(ServerIdentity.read(session), target());
            if (refusal.isPresent()) {
                throw refusal.get().asException();
            }
            kept = true;
            return session;
        } catch (SQLException e) {
            throw QueryFailure.problem(
                    "The server did not say which database %s is".formatted(target()), e);
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
