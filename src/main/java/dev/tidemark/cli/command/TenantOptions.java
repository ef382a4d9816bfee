package dev.tidemark.cli.command;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.tenant.rollout.OnFailure;
import dev.tidemark.engine.tenant.rollout.RolloutSettings;
import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// How a rollout over tenants goes.
final class TenantOptions {
    @Option(
            names = "--workers",
            paramLabel = "N",
            defaultValue = "4",
            description =
                    "How many tenants at once; each takes two connections (default:"
                            + " ${DEFAULT-VALUE}).")
    private int workers = RolloutSettings.USUAL_WORKERS;

    @Option(
            names = "--canary",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "How many tenants come first; if one of them fails, no other is begun (default:"
                            + " none).")
    private int canary;

    @Option(
            names = "--wave",
            paramLabel = "N",
            defaultValue = "0",
            description = "How many tenants a wave has (default: all in one).")
    private int wave;

    @Option(
            names = "--on-failure",
            paramLabel = "WHAT",
            defaultValue = "go-on",
            description =
                    "What a failure means for the others: go-on, end-wave or stop (default:"
                            + " ${DEFAULT-VALUE}).")
    private String onFailure = "go-on";

    @Option(
            names = "--max-failures",
            paramLabel = "N",
            description = "Begin no other tenant when so many failed.")
    private @Nullable Integer mostFailures;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description =
                    "How long to wait where another run works on a tenant, for example 5min (default:"
                            + " not at all).")
    private @Nullable String wait;

    Duration patience() {
        return Wait.of(wait);
    }

    RolloutSettings settings(RunSettings run) {
        if (workers < 1) {
            throw usage("`--workers %d` does nothing".formatted(workers), "Write 1 or more.");
        }
        if (canary < 0 || wave < 0 || (mostFailures != null && mostFailures < 1)) {
            throw usage(
                    "A number of tenants can't be negative, and `--max-failures` not 0",
                    "Write how many tenants.");
        }
        return new RolloutSettings(
                workers,
                canary,
                wave,
                OnFailure.of(onFailure)
                        .orElseThrow(() ->
                                usage(
                                        "There is no `--on-failure %s`".formatted(onFailure),
                                        "Give go-on, end-wave or stop.")),
                mostFailures == null ? OptionalInt.empty() : OptionalInt.of(mostFailures),
                run);
    }

    static ProblemException usage(String why, String hint) {
        return Problem.of(ProblemCode.USAGE, "Nothing was done", why, hint).asException();
    }
}
