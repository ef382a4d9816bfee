package dev.tidemark.engine.project;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What `[policy.…]` and `[emergency]` say.
///
/// @param policies by environment, lower case
/// @param emergency the commands of an emergency rollback
public record RolloutConfig(Map<String, Policy> policies, Emergency emergency) {
    /// A project that says nothing.
    public static final RolloutConfig NOTHING = new RolloutConfig(Map.of(), Emergency.NOTHING);

    public RolloutConfig {
        policies = Map.copyOf(policies);
    }

    /// What an environment demands of a rollout; what is empty is as usual for its kind.
    ///
    /// @param backup how far a backup has to be proved
    /// @param typedName whether the target's name has to be typed
    /// @param checklist whether every point of the checklist has to be answered
    /// @param verification whether the checks have to pass
    /// @param windows when something may be rolled out; empty for always
    /// @param zone the time zone of the windows; empty for the machine's
    public record Policy(
            Optional<BackupDemand> backup,
            Optional<Boolean> typedName,
            Optional<Boolean> checklist,
            Optional<Boolean> verification,
            List<WeeklyWindow> windows,
            Optional<ZoneId> zone) {
        /// Nothing said.
        public static final Policy NOTHING =
                new Policy(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty());

        public Policy {
            windows = List.copyOf(windows);
        }
    }

    /// The commands of an emergency rollback.
    ///
    /// @param stop stops the application
    /// @param start starts it again
    /// @param allow more commands that may be named instead, word for word
    /// @param timeout how long one of them may take
    public record Emergency(
            Optional<String> stop, Optional<String> start, List<String> allow, Duration timeout) {
        /// How long a command may take where nobody says otherwise.
        public static final Duration USUAL_TIMEOUT = Duration.ofMinutes(1);

        /// No commands.
        public static final Emergency NOTHING =
                new Emergency(Optional.empty(), Optional.empty(), List.of(), USUAL_TIMEOUT);

        public Emergency {
            allow = List.copyOf(allow);
        }
    }
}
