package dev.tidemark.engine.profile.check;

import dev.tidemark.engine.problem.Problem;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a step went.
///
/// @param step which
/// @param verdict whether it is good
/// @param text what was found, a line
/// @param details more lines, for who wants to know
/// @param took how long it took; zero when it was not tried
/// @param problem what is wrong and what to do, when something is
public record CheckResult(
        CheckStep step,
        Verdict verdict,
        String text,
        List<String> details,
        Duration took,
        Optional<Problem> problem) {
    public CheckResult {
        details = List.copyOf(details);
    }

    /// Whether a step, or all together, are good; later ones are worse.
    public enum Verdict {
        /// As it should be.
        PASSED,
        /// Not tried, because an earlier step failed or it does not apply.
        SKIPPED,
        /// It connects, but something will not work or was never tried.
        WARNED,
        /// It does not connect.
        FAILED,
        /// Stopped on request.
        STOPPED;

        /// The word in JSON, for example `passed`.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
