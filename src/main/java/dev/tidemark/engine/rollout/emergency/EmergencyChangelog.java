package dev.tidemark.engine.rollout.emergency;

import dev.tidemark.engine.rollout.Changelog;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.StepLog.Ending;
import dev.tidemark.engine.tracking.Direction;
import java.time.ZonedDateTime;
import java.util.List;

/// What an emergency rollback writes into the project's changelog.
final class EmergencyChangelog {
    private EmergencyChangelog() {}

    /// @param done the versions that were taken back or applied
    static Ending write(RolloutSetup setup, List<String> done) {
        var project = setup.plan().project();
        var name = project.config().changelog();
        if (name.isEmpty()) {
            return Ending.notDemanded("The project keeps none.");
        }
        if (done.isEmpty()) {
            return Ending.notDemanded("No script took anything back, and no fix was applied.");
        }
        var changelog = new Changelog(project.root().resolve(name.get()), name.get());
        var day = ZonedDateTime.now(setup.clock().withZone(setup.zone())).toLocalDate();
        var environment = setup.policy().environment();
        if (setup.plan().direction() == Direction.ROLLBACK) {
            changelog.rolledBack(done, environment, day);
        } else {
            var applied =
                    setup.plan().migrations().stream()
                            .filter(migration -> done.contains(migration.version()))
                            .toList();
            changelog.applied(applied, environment, day, "a forward fix in an emergency");
        }
        return Ending.passed("%s has it.".formatted(name.get()));
    }
}
