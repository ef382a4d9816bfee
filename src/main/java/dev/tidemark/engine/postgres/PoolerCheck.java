package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.sql.SQLException;
import java.util.Optional;

/// Finds out whether a proxy hands a session's transactions to changing server processes.
public final class PoolerCheck {
    private static final String WHO = "select pg_backend_pid()";

    private PoolerCheck() {}

    /// Compares the process that the start of the connection named with those that answer two
    /// queries; the session must be in no transaction.
    ///
    /// @return the problem, or empty when the connection is direct
    /// @throws SQLException when the queries fail
    public static Optional<Problem> check(PgSession session, Target target) throws SQLException {
        int told = session.backendPid();
        int first = answering(session);
        int second = answering(session);
        if (told == first && first == second) {
            return Optional.empty();
        }
        String seen =
                first == second
                        ? "server process %d answers a connection that was given as %d"
                                .formatted(first, told)
                        : "server processes %d and %d answered in turn".formatted(first, second);
        return Optional.of(
                Problem.of(
                        ProblemCode.CONNECTION_POOLER,
                        "Nothing was run on %s".formatted(target),
                        "%s, so a pooling proxy stands between; session locks and SET do not hold there"
                                .formatted(seen),
                        "Use the URL of the database itself instead of the pooler's."));
    }

    private static int answering(PgSession session) throws SQLException {
        return session.first(WHO, row -> row.getInt(1)).orElse(0);
    }
}
