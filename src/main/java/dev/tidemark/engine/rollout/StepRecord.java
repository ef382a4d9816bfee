package dev.tidemark.engine.rollout;

import dev.tidemark.engine.problem.Problem;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// What came of a step.
///
/// @param step which one
/// @param state how it ended
/// @param began when it began
/// @param ended when it ended
/// @param detail what was found or done, one or more sentences
/// @param problem why it did not pass
public record StepRecord(
        Step step,
        State state,
        Instant began,
        Instant ended,
        String detail,
        Optional<Problem> problem) {
    /// How a step ended.
    public enum State {
        PASSED,
        FAILED,
        /// It could not be found out: somebody has to decide.
        INCONCLUSIVE,
        /// It was not done, and nobody demands it.
        NOT_DEMANDED,
        /// It was not done.
        NOT_RUN;

        /// The word as printed and written to JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /// Whether what comes after it may begin.
    public boolean satisfied() {
        return state == State.PASSED || state == State.NOT_DEMANDED;
    }
}
