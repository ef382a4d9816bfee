package dev.tidemark.desktop.emergency;

import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.rollout.StepRecord;
import java.util.List;

/// A step of the walk, as its list shows it.
///
/// @param step which one
/// @param standing how it stands
/// @param detail what was done or found, sentences; empty before it ended
record Stage(Step step, Standing standing, String detail) {
    /// The steps that are walked behind the commit, in order.
    static final List<Step> STEPS =
            List.of(Step.STOP, Step.GO_BACK, Step.VERIFY, Step.START, Step.MONITOR);

    /// How a step stands.
    enum Standing {
        WAITING("○", "not begun", "state-muted"),
        WORKING("●", "at work", "state-pending"),
        PASSED("✓", "done", "state-applied"),
        NOT_DEMANDED("–", "nothing to do", "state-muted"),
        FAILED("✗", "failed", "state-failed"),
        INCONCLUSIVE("?", "inconclusive", "state-changed");

        private final String glyph;
        private final String word;
        private final String styleClass;

        Standing(String glyph, String word, String styleClass) {
            this.glyph = glyph;
            this.word = word;
            this.styleClass = styleClass;
        }

        String glyph() {
            return glyph;
        }

        String word() {
            return word;
        }

        String styleClass() {
            return styleClass;
        }
    }

    static Stage waiting(Step step) {
        return new Stage(step, Standing.WAITING, "");
    }

    static Stage working(Step step) {
        return new Stage(step, Standing.WORKING, "");
    }

    static Stage of(StepRecord record) {
        return new Stage(
                record.step(),
                switch (record.state()) {
                    case PASSED -> Standing.PASSED;
                    case FAILED -> Standing.FAILED;
                    case INCONCLUSIVE -> Standing.INCONCLUSIVE;
                    case NOT_DEMANDED -> Standing.NOT_DEMANDED;
                    case NOT_RUN -> Standing.WAITING;
                },
                record.detail());
    }

    /// What it does while it works.
    static String doing(Step step) {
        return switch (step) {
            case STOP -> "Stopping the application…";
            case GO_BACK -> "Going back…";
            case VERIFY -> "Verifying the database…";
            case START -> "Starting the application…";
            case MONITOR -> "Watching database and application…";
            default -> step.title();
        };
    }

    /// What going on all the same means where it did not pass.
    static String goingOn(Step step) {
        return switch (step) {
            case STOP -> "Goes back although the application may be running still.";
            case GO_BACK ->
                    "Verifies and starts the application although going back did not end as it should.";
            case VERIFY -> "Starts the application although the database was not found good.";
            case START -> "Watches although the start command did not succeed.";
            case MONITOR -> "Counts as good although the checks did not pass.";
            default -> "Goes on.";
        };
    }
}
