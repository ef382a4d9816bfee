package dev.tidemark.desktop.profile;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.profile.check.CheckResult;
import dev.tidemark.engine.profile.check.CheckStep;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A step of a connection test as it is shown. Immutable.
///
/// @param text what was found, a line; empty before that
/// @param details more lines
/// @param took in words; empty when it was not tried
/// @param problem what is wrong and what to do, when something is
record StepRow(
        CheckStep step,
        Mark mark,
        String text,
        List<String> details,
        String took,
        Optional<Problem> problem) {
    StepRow {
        details = List.copyOf(details);
    }

    /// How it stands: glyph and word.
    enum Mark {
        WAITING("·", "Not tried yet"),
        RUNNING("…", "Running"),
        PASSED("✓", "Good"),
        SKIPPED("–", "Skipped"),
        WARNED("!", "Look at this"),
        FAILED("✗", "Failed"),
        STOPPED("■", "Stopped");

        private final String glyph;
        private final String word;

        Mark(String glyph, String word) {
            this.glyph = glyph;
            this.word = word;
        }

        String glyph() {
            return glyph;
        }

        String word() {
            return word;
        }

        /// The style class, for example `step-passed`.
        String styleClass() {
            return "check-" + name().toLowerCase(Locale.ROOT);
        }
    }

    static StepRow waiting(CheckStep step) {
        return new StepRow(step, Mark.WAITING, "", List.of(), "", Optional.empty());
    }

    static StepRow running(CheckStep step) {
        return new StepRow(step, Mark.RUNNING, "", List.of(), "", Optional.empty());
    }

    static StepRow of(CheckResult result) {
        return new StepRow(
                result.step(),
                switch (result.verdict()) {
                    case PASSED -> Mark.PASSED;
                    case SKIPPED -> Mark.SKIPPED;
                    case WARNED -> Mark.WARNED;
                    case FAILED -> Mark.FAILED;
                    case STOPPED -> Mark.STOPPED;
                },
                result.text(),
                result.details(),
                time(result.took()),
                result.problem());
    }

    private static String time(Duration took) {
        if (took.isZero()) {
            return "";
        }
        return took.toMillis() < 1
                ? "<1 ms"
                : took.toMillis() < 1000
                        ? took.toMillis() + " ms"
                        : "%.1f s".formatted(took.toMillis() / 1000.0);
    }
}
