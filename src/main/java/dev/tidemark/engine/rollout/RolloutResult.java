package dev.tidemark.engine.rollout;

import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.verify.Check;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a rollout ended, with everything that was found, said and done.
///
/// @param setup what it worked with
/// @param hash the hash of its plan
/// @param steps what came of each step
/// @param findings what the preflight found last
/// @param answers the checklist as it was answered
/// @param overrides what somebody decided against the policy or in doubt, with the reason
/// @param backup the backup that was made
/// @param run how the run of the plan ended
/// @param checks what the last round of checks found
/// @param endedAt when it ended
public record RolloutResult(
        RolloutSetup setup,
        String hash,
        List<StepRecord> steps,
        List<Finding> findings,
        List<ChecklistAnswer> answers,
        List<String> overrides,
        Optional<BackupTaken> backup,
        Optional<RunOutcome> run,
        List<Check> checks,
        Instant endedAt) {
    public RolloutResult {
        steps = List.copyOf(steps);
        findings = List.copyOf(findings);
        answers = List.copyOf(answers);
        overrides = List.copyOf(overrides);
        checks = List.copyOf(checks);
    }

    /// How it ended.
    public enum Outcome {
        /// All that was demanded was done, and held.
        PASSED,
        /// Something failed, or something that was demanded was not done.
        FAILED,
        /// The checks were inconclusive, and nobody decided.
        INCONCLUSIVE,
        /// Nothing was begun.
        REFUSED;

        /// The word as printed and written to JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How it ended. The changelog is written last and changes nothing about it.
    public Outcome outcome() {
        if (run.isEmpty()) {
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

    /// What went wrong first; present unless all is well, also where only the changelog is not.
    public Optional<Problem> problem() {
        var told = steps.stream().flatMap(step -> step.problem().stream()).findFirst();
        return told.isPresent() || outcome() == Outcome.PASSED
                ? told
                : steps.stream()
                        .filter(step -> !step.satisfied())
                        .findFirst()
                        .map(step -> RolloutProblems.stepMissing(step.step(), setup.name()));
    }

    /// What came of a step.
    public StepRecord step(Step step) {
        return steps.stream().filter(record -> record.step() == step).findFirst().orElseThrow();
    }
}
