package dev.tidemark.cli.command;

import dev.tidemark.engine.migration.DurationText;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// The value of `--wait`.
final class Wait {
    private Wait() {}

    static Duration of(@Nullable String text) {
        if (text == null) {
            return Duration.ZERO;
        }
        return DurationText.parse(text)
                .orElseThrow(() ->
                        Problem.of(
                                        ProblemCode.USAGE,
                                        "The command was not run",
                                        "`--wait %s` is no time.".formatted(text),
                                        "Write " + DurationText.FORMS + ".")
                                .asException());
    }
}
