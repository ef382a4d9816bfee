package dev.tidemark.engine.tenant.rollout;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What the work list says of one tenant.
///
/// @param schema its schema
/// @param wave 0 for the canary, then from 1
/// @param state where it stands
/// @param attempts how often it was begun
/// @param done versions brought into force or taken back, joined by commas
/// @param code the kind of its problem, as [dev.tidemark.engine.problem.ProblemCode] has it in
///   lower case with hyphens
/// @param error what failed and why, in words
/// @param hint the way out
/// @param reason why it is excluded or skipped
public record TenantResult(
        String schema,
        int wave,
        State state,
        int attempts,
        Optional<String> done,
        Optional<String> code,
        Optional<String> error,
        Optional<String> hint,
        Optional<String> reason) {

    /// Where a tenant stands in a rollout.
    public enum State {
        /// Nobody has taken it yet.
        WAITING,
        /// A worker has it.
        WORKING,
        /// Done.
        DONE,
        /// Failed.
        FAILED,
        /// Something has to be mended before it can be begun.
        BLOCKED,
        /// Somebody left it out.
        EXCLUDED;

        /// As it is written in tables and JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String text) {
            return Arrays.stream(values())
                    .filter(state -> state.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(text));
        }
    }
}
