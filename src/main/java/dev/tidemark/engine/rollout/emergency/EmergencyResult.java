package dev.tidemark.engine.rollout.emergency;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.CommandRun;
import dev.tidemark.engine.rollout.RolloutResult.Outcome;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.verify.Check;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How an emergency rollback ended.
///
/// @param setup what it worked with
/// @param way the way that was taken
/// @param hash the hash of what was shown
/// @param steps what came of each step
/// @param overrides what somebody decided in spite of a failure, with the reason
/// @param commands the commands that ran, with what they wrote
/// @param run how the run of the plan ended
/// @param checks what the last round of checks found
/// @param endedAt when it ended
public record EmergencyResult(
        RolloutSetup setup,
        WayBack way,
        String hash,
        List<StepRecord> steps,
        List<String> overrides,
        List<CommandRun> commands,
        Optional<RunOutcome> run,
        List<Check> checks,
        Instant endedAt) {
    public EmergencyResult {
        steps = List.copyOf(steps);
        overrides = List.copyOf(overrides);
        commands = List.copyOf(commands);
        checks = List.copyOf(checks);
    }

    /// How it ended. The changelog is written last and changes nothing about it.
    public Outcome outcome() {
        if (!step(Step.COMMIT).satisfied()) {
            return Outcome.REFUSED;
        }
        boolean inconclusive = false;
        for (var step : steps) {
            if (step.step() == Step.CHANGELOG || step.satisfied()) {
                continue;
            }
            if (step.state() != State.INCONCLUSIVE) {
                return Outcome.FAILED;
            }
            inconclusive = true;
        }
        return inconclusive ? Outcome.INCONCLUSIVE : Outcome.PASSED;
    }

    /// What went wrong first; present unless all is well.
    public Optional<Problem> problem() {
        var told = steps.stream().flatMap(step -> step.problem().stream()).findFirst();
        return told.isPresent() || outcome() == Outcome.PASSED
                ? told
                : steps.stream()
                        .filter(step -> !step.satisfied())
                        .findFirst()
                        .map(step -> EmergencyProblems.stepMissing(step.step(), setup.name()));
    }

    /// What came of a step.
    public StepRecord step(Step step) {
        return steps.stream().filter(record -> record.step() == step).findFirst().orElseThrow();
    }

    /// Whether the application may be stopped: its stop command ran, or may have, and its start
    /// command did not end as it should.
    public boolean applicationMayBeStopped() {
        var stopped = step(Step.STOP).state();
        boolean touched = stopped == State.PASSED || stopped == State.FAILED;
        return touched && !step(Step.START).satisfied();
    }
}
