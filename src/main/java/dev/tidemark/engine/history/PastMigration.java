package dev.tidemark.engine.history;

import dev.tidemark.engine.postgres.ServerNotice;
import dev.tidemark.engine.tracking.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a run did of one migration.
///
/// @param version its version
/// @param filename its file's name
/// @param direction which way it was run
/// @param mode how its work was divided: `transaction`, `blocks` or `statements`
/// @param checksum the checksum of the file that ran
/// @param state how it ended, or that it has not
/// @param at when it ended, else when it began
/// @param took how long it took
/// @param rows rows it touched
/// @param steps its statements or steps, as far as they were sent; of very many, the first
/// @param notices what the server said, steps' own left out
/// @param attempts what was rolled back because of locks
/// @param problem why it failed
/// @param textBytes the size of the text that ran, where the journal kept it; see [History#textOf]
public record PastMigration(
        String version,
        Optional<String> filename,
        Direction direction,
        Optional<String> mode,
        Optional<String> checksum,
        PastState state,
        Instant at,
        Optional<Duration> took,
        Optional<Long> rows,
        List<PastStep> steps,
        List<ServerNotice> notices,
        List<PastAttempt> attempts,
        Optional<PastProblem> problem,
        Optional<Long> textBytes) {
    public PastMigration {
        steps = List.copyOf(steps);
        notices = List.copyOf(notices);
        attempts = List.copyOf(attempts);
    }

    /// What people call it: its file's name, else its version.
    public String name() {
        return filename.orElse(version);
    }
}
