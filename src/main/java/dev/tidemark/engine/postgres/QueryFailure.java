package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.ServerError;
import java.sql.SQLException;

/// What a failed query of Tidemark's own means for its user.
public final class QueryFailure {
    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    private QueryFailure() {}

    /// The problem: a lost connection, a right that is missing, or what else the server refused.
    ///
    /// @param what what did not happen, for example `The database was not read`
    public static ProblemException problem(String what, SQLException failure) {
        var error = ServerErrors.of(failure);
        String why = error.map(ServerError::message).orElse(String.valueOf(failure.getMessage()));
        boolean forbidden = INSUFFICIENT_PRIVILEGE.equals(failure.getSQLState());
        String hint =
                forbidden
                        ? "Have the right granted, or use another role."
                        : "Correct what the server names, then try again.";
        return new ProblemException(
                Problem.of(code(failure, forbidden), what, why, hint)
                        .withServer(error.orElse(null)),
                failure);
    }

    private static ProblemCode code(SQLException failure, boolean forbidden) {
        if (ServerErrors.connectionLost(failure)) {
            return ProblemCode.CONNECTION_LOST;
        }
        return forbidden ? ProblemCode.RIGHTS_MISSING : ProblemCode.STATEMENT_FAILED;
    }
}
