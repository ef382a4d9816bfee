package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.run.RunEvent;
import java.util.Optional;

/// What goes on in a tenant's run, in a few words.
final class RunLine {
    private RunLine() {}

    /// Empty for what is over at once.
    static Optional<String> of(RunEvent event) {
        return switch (event) {
            case RunEvent.MigrationStarted started ->
                    Optional.of(
                            "%s, %d of %d"
                                    .formatted(
                                            started.migration().label(),
                                            started.index(),
                                            started.total()));
            case RunEvent.WaitingForLock(var holder, _) -> Optional.of("waits for " + holder);
            case RunEvent.AttemptFailed attempt ->
                    Optional.of(
                            "%s: attempt %d of %d failed, %s"
                                    .formatted(
                                            attempt.migration().label(),
                                            attempt.attempt(),
                                            attempt.attempts(),
                                            attempt.message()));
            case RunEvent.Blocked blocked ->
                    blocked.blockers().isEmpty()
                            ? Optional.empty()
                            : Optional.of(
                                    "%s waits for %s"
                                            .formatted(
                                                    blocked.migration().label(),
                                                    blocked.blockers().getFirst().application()));
            case RunEvent.Progress progress ->
                    Optional.of("%s: %s".formatted(progress.migration().label(), progress.phase()));
            default -> Optional.empty();
        };
    }
}
