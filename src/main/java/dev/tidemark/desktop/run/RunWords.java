package dev.tidemark.desktop.run;

import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.tracking.Direction;
import java.time.Duration;

/// Sentences about runs.
public final class RunWords {
    private RunWords() {}

    /// `1 migration`, `3 migrations`.
    public static String count(int number) {
        return number == 1 ? "1 migration" : "%,d migrations".formatted(number);
    }

    /// How a run ended, one line.
    public static String headline(RunEnd end, Duration took) {
        return switch (end) {
            case RunEnd.NotBegun _ -> "Not begun; nothing was changed";
            case RunEnd.Ended(var plan, var outcome) -> {
                boolean apply = plan.direction() == Direction.APPLY;
                String did =
                        "%s %s"
                                .formatted(
                                        apply ? "Applied" : "Rolled back",
                                        outcome.done().size() == plan.migrations().size()
                                                ? count(outcome.done().size())
                                                : "%d of %s"
                                                        .formatted(
                                                                outcome.done().size(),
                                                                count(plan.migrations().size())));
                String time = Times.text(took);
                yield switch (outcome) {
                    case RunOutcome.Completed _ -> "%s in %s".formatted(did, time);
                    case RunOutcome.Stopped _ -> "Stopped after %s. %s".formatted(time, did);
                    case RunOutcome.Failed _ -> "Failed after %s. %s".formatted(time, did);
                };
            }
        };
    }
}
