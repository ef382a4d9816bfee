package dev.tidemark.engine.postgres;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.sql.SQLException;
import java.time.Duration;

/// What a pool can't do.
final class PoolProblems {
    private PoolProblems() {}

    static Problem closed(Target target) {
        return Problem.of(
                ProblemCode.STOPPED,
                "Nothing was read from %s".formatted(target),
                "its window was closed",
                "Open the window again.");
    }

    static Problem noSession(Target target, Duration waited, SQLException failure) {
        return Problem.of(
                ProblemCode.CONNECTION_LOST,
                "No session on %s".formatted(target),
                "none was free or could be opened within %d seconds: %s"
                        .formatted(waited.toSeconds(), failure.getMessage()),
                "Check that the server runs and can be reached, then try again.");
    }
}
