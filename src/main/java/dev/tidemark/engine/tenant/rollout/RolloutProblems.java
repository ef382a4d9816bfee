package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.sql.SQLException;

/// What may be in the way of a rollout over tenants.
final class RolloutProblems {
    private RolloutProblems() {}

    static ProblemException lost(SQLException error) {
        return QueryFailure.problem("The rollout did not go on here", error);
    }

    static ProblemException none() {
        return Problem.of(
                        ProblemCode.TENANT_ROLLOUT_NONE,
                        "Nothing was done",
                        "The database knows no rollout over this project's tenants that this could be said of",
                        "Begin one with `tidemark tenants deploy --all`.")
                .asException();
    }

    static ProblemException stopped(String task) {
        return Problem.of(
                        ProblemCode.TENANT_ROLLOUT_NONE,
                        "Nothing was done",
                        "The rollout `%s` has ended".formatted(task),
                        "Try what failed again with `tidemark tenants retry`, or begin another one.")
                .asException();
    }

    static ProblemException otherFiles(String task) {
        return Problem.of(
                        ProblemCode.CHANGED_SINCE_PLANNED,
                        "Nothing was done",
                        "The rollout `%s` began with other migrations than those in this project's folder"
                                .formatted(task),
                        "Bring the same files here, or end it with `tidemark tenants stop` and begin another one.")
                .asException();
    }
}
