package dev.tidemark.cli.command;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The options of every guided run: what answers its questions where nobody can be asked, and where
/// its reports go.
final class GuidedOptions {
    @Option(
            names = "--confirm",
            paramLabel = "HASH",
            description = "The hash of the plan that was shown; with --yes nothing is asked.")
    private @Nullable String confirm;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "The target's name, where the policy wants it typed.")
    private @Nullable String name;

    @Option(
            names = "--accept-inconclusive",
            paramLabel = "REASON",
            description = "Why inconclusive checks are good enough.")
    private @Nullable String acceptInconclusive;

    @Option(
            names = "--reports",
            paramLabel = "DIR",
            description = "Where the reports are written (default: the user's data folder).")
    private @Nullable String reports;

    @Option(
            names = "--wait",
            paramLabel = "TIME",
            description =
                    "How long to wait for another run, for example 5min (default: not at all).")
    private @Nullable String wait;

    /// The hash of what was shown.
    Optional<String> confirm() {
        return Optional.ofNullable(confirm);
    }

    /// The target's name as typed.
    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /// Why inconclusive checks are good enough.
    Optional<String> acceptInconclusive() {
        return Optional.ofNullable(acceptInconclusive);
    }

    /// Where the reports are written.
    Optional<String> reports() {
        return Optional.ofNullable(reports);
    }

    /// How long to wait for another run.
    Duration patience() {
        return Wait.of(wait);
    }
}
