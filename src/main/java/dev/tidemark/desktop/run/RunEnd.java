package dev.tidemark.desktop.run;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunOutcome;
import java.util.Optional;

/// How a run that was asked for came to its end.
public sealed interface RunEnd {
    /// It ran.
    ///
    /// @param plan what it ran
    record Ended(Plan plan, RunOutcome outcome) implements RunEnd {}

    /// It could not begin; nothing was changed.
    ///
    /// @param plan what it would have run
    record NotBegun(Plan plan, Problem problem) implements RunEnd {}

    /// Why not everything planned is done, or empty when it is.
    default Optional<Problem> failure() {
        return switch (this) {
            case Ended ended -> ended.outcome().failure();
            case NotBegun notBegun -> Optional.of(notBegun.problem());
        };
    }

    /// What it ran, or would have run.
    Plan plan();
}
