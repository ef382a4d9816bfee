package dev.tidemark.engine.rollout;

import dev.tidemark.engine.project.BackupDemand;
import dev.tidemark.engine.project.RolloutConfig;
import dev.tidemark.engine.project.WeeklyWindow;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What an environment demands of a rollout. Command line and desktop keep to the same one.
///
/// @param environment what the target is used for, lower case; empty when nobody said
/// @param backup how far a backup has to be proved
/// @param demands what else is demanded
/// @param windows when something may be rolled out; empty for always
/// @param zone the time zone of the windows
public record RolloutPolicy(
        Optional<String> environment,
        BackupDemand backup,
        Set<Demand> demands,
        List<WeeklyWindow> windows,
        ZoneId zone) {
    /// What can be demanded.
    public enum Demand {
        /// The target's name is typed.
        TYPED_NAME,
        /// Every point of the checklist is answered, and none with no.
        CHECKLIST,
        /// The checks pass, or somebody decides on those that can't be made.
        VERIFICATION
    }

    /// Whether a target is guarded.
    public enum Guard {
        NONE,
        PROTECTED
    }

    public RolloutPolicy {
        demands = demands.isEmpty() ? Set.of() : EnumSet.copyOf(demands);
        windows = List.copyOf(windows);
    }

    /// The policy of a project for an environment. What the project does not say is as usual: a
    /// guarded target, and `production`, want a readable backup and the name typed; checklist and
    /// checks count everywhere.
    ///
    /// @param here the time zone of windows that name none
    public static RolloutPolicy of(
            RolloutConfig config, Optional<String> environment, Guard guard, ZoneId here) {
        var said =
                environment
                        .map(name ->
                                config.policies().getOrDefault(name, RolloutConfig.Policy.NOTHING))
                        .orElse(RolloutConfig.Policy.NOTHING);
        boolean careful =
                guard == Guard.PROTECTED || environment.filter("production"::equals).isPresent();
        var demands = EnumSet.noneOf(Demand.class);
        if (said.typedName().orElse(careful)) {
            demands.add(Demand.TYPED_NAME);
        }
        if (said.checklist().orElse(true)) {
            demands.add(Demand.CHECKLIST);
        }
        if (said.verification().orElse(true)) {
            demands.add(Demand.VERIFICATION);
        }
        return new RolloutPolicy(
                environment,
                said.backup().orElse(careful ? BackupDemand.READABLE : BackupDemand.NONE),
                demands,
                said.windows(),
                said.zone().orElse(here));
    }

    /// Whether something is demanded.
    public boolean demands(Demand demand) {
        return demands.contains(demand);
    }

    /// Whether something may be rolled out at a moment.
    public boolean open(ZonedDateTime moment) {
        var there = moment.withZoneSameInstant(zone);
        return windows.isEmpty() || windows.stream().anyMatch(window -> window.contains(there));
    }

    /// When the next window opens; empty where there are none.
    public Optional<ZonedDateTime> opensAfter(ZonedDateTime moment) {
        var there = moment.withZoneSameInstant(zone);
        return windows.stream()
                .map(window -> window.opensAfter(there))
                .min(Comparator.naturalOrder());
    }

    /// The windows for people; empty where there are none.
    public String windowText() {
        return windows.stream().map(WeeklyWindow::text).collect(Collectors.joining(", "))
                + (windows.isEmpty() ? "" : " (%s)".formatted(zone));
    }

    /// What is demanded, one line each.
    public List<String> sentences() {
        var sentences = new ArrayList<String>();
        sentences.add(
                switch (backup) {
                    case NONE -> "no backup";
                    case WRITTEN -> "a backup, written";
                    case READABLE -> "a backup, read back whole";
                    case RESTORED -> "a backup, restored into a scratch database and compared";
                });
        if (demands(Demand.CHECKLIST)) {
            sentences.add("every point of the checklist answered");
        }
        if (demands(Demand.TYPED_NAME)) {
            sentences.add("the target's name typed");
        }
        if (!windows.isEmpty()) {
            sentences.add("only " + windowText());
        }
        if (demands(Demand.VERIFICATION)) {
            sentences.add("all checks passed afterwards");
        }
        return sentences;
    }
}
