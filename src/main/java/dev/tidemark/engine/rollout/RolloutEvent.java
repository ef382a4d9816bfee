package dev.tidemark.engine.rollout;

import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.run.RunEvent;
import dev.tidemark.engine.verify.Check;
import java.util.List;

/// What happened so far in a rollout or an emergency rollback. Delivered in order, never two at a
/// time; not always on the same thread.
public sealed interface RolloutEvent {
    /// A step begins.
    record StepStarted(Step step) implements RolloutEvent {}

    /// A step is over.
    record StepFinished(StepRecord step) implements RolloutEvent {}

    /// What the preflight found.
    record Found(List<Finding> findings) implements RolloutEvent {
        public Found {
            findings = List.copyOf(findings);
        }
    }

    /// Which backup can be made.
    record BackupOffered(BackupOffer offer) implements RolloutEvent {}

    /// Something happened in the run of the plan.
    record Running(RunEvent event) implements RolloutEvent {}

    /// A step says how far it is.
    record Progress(Step step, String text) implements RolloutEvent {}

    /// A command wrote a line.
    record CommandOutput(Step step, String line) implements RolloutEvent {}

    /// All checks were made once.
    ///
    /// @param round 1 for the first time
    record Checked(int round, List<Check> checks) implements RolloutEvent {
        public Checked {
            checks = List.copyOf(checks);
        }
    }
}
