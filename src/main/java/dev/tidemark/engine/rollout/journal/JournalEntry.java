package dev.tidemark.engine.rollout.journal;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/// One line of a journal.
///
/// @param at when it was written
/// @param kind what it tells
/// @param step the step that it is about; empty for the procedure as a whole
/// @param state how the step ended
/// @param detail what was done or found
public record JournalEntry(
        Instant at, Kind kind, String step, Optional<String> state, String detail) {
    /// What an entry tells.
    public enum Kind {
        /// The procedure begins.
        BEGAN,
        /// A step is about to begin.
        STEP_BEGAN,
        /// A step is over.
        STEP_ENDED,
        /// The procedure is over.
        ENDED;

        /// The word as written.
        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        static Optional<Kind> of(String text) {
            for (var kind : values()) {
                if (kind.text().equals(text)) {
                    return Optional.of(kind);
                }
            }
            return Optional.empty();
        }
    }
}
