package dev.tidemark.engine.tracking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A migration that an earlier run began step by step and did not bring to its end, as the journal
/// has it.
///
/// @param kind how it was left
/// @param version its version
/// @param filename its file's name
/// @param checksum the checksum of the text that ran
/// @param direction whether it was being applied or taken back
/// @param mode how its work was divided: `blocks` or `statements`
/// @param run the run that began it last
/// @param startedAt when that run began it
/// @param steps how many steps it has, 0 when not known
/// @param done the steps that are done and committed, of this run and those it continued
/// @param open the step that was sent and whose end is not known
/// @param failed the step that failed
/// @param error what the journal says went wrong
/// @param worker the server session that ran it
public record Unfinished(
        Kind kind,
        String version,
        Optional<String> filename,
        Optional<String> checksum,
        Direction direction,
        String mode,
        UUID run,
        Instant startedAt,
        int steps,
        List<JournalStep> done,
        Optional<JournalStep> open,
        Optional<JournalStep> failed,
        Optional<String> error,
        Optional<WorkerSession> worker) {
    public Unfinished {
        done = List.copyOf(done);
    }

    /// How a migration was left.
    public enum Kind {
        /// The journal has no end: the process was killed, or it still runs.
        INTERRUPTED,
        /// It failed or was stopped with a part of it in the database.
        PARTIAL,
        /// The connection was lost before the server said how it ended.
        UNKNOWN
    }
}
