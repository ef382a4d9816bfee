package dev.tidemark.engine.rollout;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.run.RunOutcome;
import dev.tidemark.engine.verify.Check;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How a guided run ended, with everything that was found, said and done.
///
/// @param kind what it was
/// @param setup what it worked with
/// @param hash the hash of what was shown
/// @param steps what came of each step
/// @param particulars what there is to tell beside them
/// @param overrides what somebody decided against the policy, in doubt, or in spite of a failure,
///   with the reason
/// @param run how the run of the plan ended
/// @param checks what the last round of checks found
/// @param endedAt when it ended
public record GuidedResult(
        ProcedureKind kind,
        RolloutSetup setup,
        String hash,
        List<StepRecord> steps,
        Particulars particulars,
        List<String> overrides,
        Optional<RunOutcome> run,
        List<Check> checks,
        Instant endedAt) {
    public GuidedResult {
        steps = List.copyOf(steps);
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

    /// Whether anything was begun; else there is nothing to keep. A rollout begins with its run, an
    /// emergency rollback with its commit: a command may follow that at once.
    public boolean begun() {
        return switch (kind) {
            case ROLLOUT -> run.isPresent();
            case EMERGENCY -> step(Step.COMMIT).satisfied();
        };
    }

    /// How it ended. The changelog is written last and changes nothing about it.
    public Outcome outcome() {
        if (!begun()) {
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
                        .map(step -> GuidedProblems.stepMissing(kind, step.step(), setup.name()));
    }

    /// What came of a step.
    public StepRecord step(Step step) {
        return steps.stream().filter(record -> record.step() == step).findFirst().orElseThrow();
    }

    /// For people, for example `Rollout to billing-prod`.
    public String title() {
        return switch (kind) {
            case ROLLOUT -> "Rollout to " + setup.name();
            case EMERGENCY -> "Emergency rollback of " + setup.name();
        };
    }
}
