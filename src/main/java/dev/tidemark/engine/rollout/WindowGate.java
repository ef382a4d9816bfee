package dev.tidemark.engine.rollout;

import dev.tidemark.engine.rollout.StepLog.Ending;
import dev.tidemark.engine.rollout.StepRecord.State;
import java.time.ZonedDateTime;
import java.util.Optional;

/// The maintenance window, and the reason why somebody did not wait for it.
final class WindowGate {
    private final RolloutSetup setup;
    private Optional<String> override = Optional.empty();

    WindowGate(RolloutSetup setup) {
        this.setup = setup;
    }

    Ending look() {
        if (override.isPresent()) {
            return Ending.passed(override.get());
        }
        var policy = setup.policy();
        if (policy.windows().isEmpty()) {
            return Ending.notDemanded("Always open.");
        }
        var now = ZonedDateTime.now(setup.clock().withZone(policy.zone()));
        return policy.open(now)
                ? Ending.passed("Open: %s.".formatted(policy.windowText()))
                : Ending.failed(RolloutProblems.windowClosed(policy, now, setup.name()));
    }

    /// What was decided against the window; empty while it is open.
    Optional<String> override(String reason) {
        if (look().state() == State.FAILED) {
            override = Optional.of("Outside the window, by %s: %s".formatted(setup.who(), reason));
            return override;
        }
        return Optional.empty();
    }
}
