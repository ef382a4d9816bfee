package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.ServerError;
import java.sql.SQLException;

/// What a failed query of Tidemark's own means for its user.
public final class QueryFailure {
    private QueryFailure() {}

    /// The problem: a lost connection, or what the server refused.
    ///
    /// @param what what did not happen, for example `The database was not read`
    public static ProblemException problem(String what, SQLException failure) {
        var error = ServerErrors.of(failure);
        var code =
                ServerErrors.connectionLost(failure)
                        ? ProblemCode.CONNECTION_LOST
                        : ProblemCode.STATEMENT_FAILED;
        String why = error.map(ServerError::message).orElse(String.valueOf(failure.getMessage()));
        return new ProblemException(
                Problem.of(code, what, why, "Correct what the server names, then try again.")
                        .withServer(error.orElse(null)),
                failure);
    }
}
