package dev.tidemark.engine.tracking;

import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/// How a migration or a step ended.
///
/// @param outcome how
/// @param problem what went wrong
/// @param rows rows touched
/// @param durationMs milliseconds
/// @param notices what the server said meanwhile
public record JournalEnd(
        JournalOutcome outcome,
        Optional<Problem> problem,
        long rows,
        long durationMs,
        List<ServerNotice> notices) {
    public JournalEnd {
        notices = List.copyOf(notices);
    }

    /// An end without notices.
    public static JournalEnd of(JournalOutcome outcome, long rows, long durationMs) {
        return new JournalEnd(outcome, Optional.empty(), rows, durationMs, List.of());
    }

    /// An end by a problem.
    public static JournalEnd of(JournalOutcome outcome, Problem problem, long durationMs) {
        return new JournalEnd(outcome, Optional.of(problem), 0, durationMs, List.of());
    }
}
