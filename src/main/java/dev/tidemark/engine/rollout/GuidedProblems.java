package dev.tidemark.engine.rollout;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.rollout.journal.ProcedureKind;

/// What every guided run has to say when something is in its way.
final class GuidedProblems {
    private GuidedProblems() {}

    static Problem otherPlan(ProcedureKind kind, String shown, String now, String target) {
        return Problem.of(
                        ProblemCode.CHANGED_SINCE_PLANNED,
                        nothing(kind, target),
                        "The plan is %s now, and %s was confirmed: files, records, target or what else was shown have changed since."
                                .formatted(now, shown),
                        switch (kind) {
                            case ROLLOUT ->
                                    "Look at it again with `tidemark rollout --plan`, then confirm that one.";
                            case EMERGENCY ->
                                    "Look at it again with `tidemark emergency --plan`, then confirm that one.";
                        })
                .withDatabaseState("Nothing was changed.");
    }

    static Problem nameNotTyped(ProcedureKind kind, String target) {
        return Problem.of(
                        ProblemCode.NOT_CONFIRMED,
                        nothing(kind, target),
                        "The policy wants the target's name typed, and it was not.",
                        "Type %s where it is asked; in a pipeline give `--name %s`."
                                .formatted(target, target))
                .withDatabaseState("Nothing was changed.");
    }

    static Problem stepMissing(ProcedureKind kind, Step step, String target) {
        return Problem.of(
                ProblemCode.POLICY_STEP_MISSING,
                switch (kind) {
                    case ROLLOUT -> "The rollout to %s is not complete".formatted(target);
                    case EMERGENCY ->
                            "The emergency rollback of %s is not complete".formatted(target);
                },
                "The step `%s` was not done, or did not pass.".formatted(step.title()),
                "Do that step first.");
    }

    private static String nothing(ProcedureKind kind, String target) {
        return switch (kind) {
            case ROLLOUT -> "Nothing was rolled out to %s".formatted(target);
            case EMERGENCY -> "Nothing was taken back on %s".formatted(target);
        };
    }
}
