package dev.tidemark.engine.history;

import dev.tidemark.engine.postgres.ServerNotice;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A statement of a migration in one transaction, or a step of one that commits step by step.
///
/// @param number 1 for the first
/// @param line where it begins in its file, 0 when not known
/// @param statement the beginning of its text
/// @param state how it ended, or that it has not
/// @param startedAt when it was sent; known of steps only
/// @param took how long it took
/// @param rows rows it touched
/// @param notices what the server said meanwhile; of a statement, its migration has them
/// @param problem why it failed
public record PastStep(
        int number,
        int line,
        String statement,
        PastState state,
        Optional<Instant> startedAt,
        Optional<Duration> took,
        Optional<Long> rows,
        List<ServerNotice> notices,
        Optional<PastProblem> problem) {
    public PastStep {
        notices = List.copyOf(notices);
    }
}
