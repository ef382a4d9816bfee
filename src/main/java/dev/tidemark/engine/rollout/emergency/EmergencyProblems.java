package dev.tidemark.engine.rollout.emergency;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.rollout.CommandRun;
import dev.tidemark.engine.rollout.RolloutSetup;
import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.rollout.journal.ProcedureKind;
import dev.tidemark.engine.rollout.journal.Unfinished;
import java.util.List;
import java.util.Optional;

/// What emergency rollbacks have to say when something is in their way.
public final class EmergencyProblems {
    private static final String UNTOUCHED = "Nothing was changed.";

    private EmergencyProblems() {}

    /// Why none may begin: another one is open, or at work.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when it can't be found out
    static Optional<Problem> open(RolloutSetup setup) {
        for (var left : setup.procedures().unfinished(setup.key())) {
            if (left.kind() == ProcedureKind.EMERGENCY) {
                return Optional.of(unfinished(left));
            }
        }
        for (var other : setup.procedures().atWork(setup.key())) {
            return Optional.of(
                    Problem.of(
                                    ProblemCode.LOCK_HELD,
                                    "The emergency rollback did not begin",
                                    "%s began a procedure (%s) at %s and is still at it."
                                            .formatted(
                                                    other.who(),
                                                    other.kind().text(),
                                                    other.began()),
                                    "Wait until it ends, or end that process.")
                            .withDatabaseState(UNTOUCHED));
        }
        return Optional.empty();
    }

    /// One is open that another process left.
    public static Problem unfinished(Unfinished left) {
        return Problem.of(
                ProblemCode.EMERGENCY_UNFINISHED,
                "The emergency rollback that %s began at %s did not end"
                        .formatted(left.who(), left.began()),
                String.join(" ", left.sentences(words())),
                "Look at the database and the application, then `tidemark emergency --finish`, or `--dismiss REASON` when it was settled by hand.");
    }

    /// The words of all steps, in order.
    public static List<String> words() {
        return Emergency.STEPS.stream().map(Step::text).toList();
    }

    static Problem stopped(Step step, String target) {
        return Problem.of(
                ProblemCode.STOPPED,
                "The emergency rollback of %s was stopped".formatted(target),
                "The step `%s` was not begun.".formatted(step.title()),
                "Look at the application, then begin again.");
    }

    static Problem command(CommandRun command) {
        String last =
                command.lines().isEmpty() ? "" : " It wrote last: " + command.lines().getLast();
        return Problem.of(
                ProblemCode.COMMAND_FAILED,
                "The step `%s` did not succeed".formatted(command.step().title()),
                "`%s`: %s.%s".formatted(command.command(), command.how(), last),
                "Look at the application, and run the command by hand if it has to be.");
    }
}
