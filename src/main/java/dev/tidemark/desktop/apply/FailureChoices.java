package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.problem.ProblemText;
import dev.tidemark.desktop.run.RunChoice;
import dev.tidemark.desktop.run.RunChoices;
import dev.tidemark.desktop.run.RunEnd;
import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemKind;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The ways on after a run that did not complete, each with what it would leave.
final class FailureChoices {
    private final ApplyViewModel model;
    private final RunChoices common;

    FailureChoices(ApplyViewModel model) {
        this.model = model;
        this.common = new RunChoices(model.wizard());
    }

    List<RunChoice> of(RunEnd end) {
        var problem = end.failure().orElseThrow();
        var choices = new ArrayList<RunChoice>();
        var failed = failed(end);
        boolean partial = partial(problem);
        common.open(end, "Correct and save it, then come back and plan again.")
                .ifPresent(choices::add);
        if (partial && failed.isPresent()) {
            choices.add(resume(failed.get(), problem));
        } else if (problem.code() == ProblemCode.ENUM_VALUE_IN_TRANSACTION && failed.isPresent()) {
            choices.add(oneByOne(end.plan(), failed.get()));
        } else if (problem.code() != ProblemCode.POLICY_TARGET_CHANGED) {
            left(end, failed).ifPresent(plan -> choices.add(retry(plan)));
        }
        choices.add(common.planAgain("the plan", model::planAgain));
        if (end instanceof RunEnd.Ended(_, RunOutcome.Failed _) && failed.isPresent()) {
            choices.add(mark(failed.get(), partial));
        }
        if (end instanceof RunEnd.Ended(_, var outcome) && !outcome.done().isEmpty()) {
            choices.add(rollBack(outcome.done()));
        }
        choices.add(common.stopHere(end));
        return choices;
    }

    private static Optional<String> failed(RunEnd end) {
        return switch (end) {
            case RunEnd.NotBegun _ -> Optional.empty();
            case RunEnd.Ended(_, var outcome) ->
                    switch (outcome) {
                        case RunOutcome.Failed failed -> Optional.of(failed.failed());
                        case RunOutcome.Stopped stopped -> Optional.of(stopped.next());
                        case RunOutcome.Completed _ -> Optional.empty();
                    };
        };
    }

    /// Whether the journal may hold steps of the migration, so that going on means resuming.
    private static boolean partial(Problem problem) {
        boolean left =
                problem.code().kind() == ProblemKind.PARTIAL
                        && problem.code() != ProblemCode.RUNNER_FAILED;
        return left || ProblemText.names(problem, "repair resume");
    }

    private static Optional<Plan> left(RunEnd end, Optional<String> failed) {
        if (failed.isEmpty()) {
            return Optional.of(end.plan());
        }
        var rest =
                end.plan().migrations().stream()
                        .dropWhile(one -> !one.version().equals(failed.get()))
                        .toList();
        return rest.isEmpty() ? Optional.empty() : Optional.of(end.plan().withMigrations(rest));
    }

    private RunChoice retry(Plan left) {
        return RunChoice.of(
                "failure-retry",
                "Retry %s".formatted(RunWords.count(left.migrations().size())),
                BootstrapIcons.ARROW_CLOCKWISE,
                () -> model.wizard().start(left),
                "Runs what is left of this plan as it was shown, at once. A file that was changed since is refused.");
    }

    private RunChoice resume(String version, Problem problem) {
        boolean index = problem.code() == ProblemCode.INVALID_INDEX;
        return RunChoice.of(
                "failure-resume",
                "Resume %s".formatted(version),
                BootstrapIcons.SKIP_FORWARD,
                () -> model.resume(version),
                index
                        ? "Shows a plan that drops the INVALID index and goes on at the step that did not finish; steps that are committed stay."
                        : "Shows a plan that goes on at the step that did not finish; steps that are committed stay.");
    }

    private RunChoice oneByOne(Plan plan, String version) {
        return RunChoice.of(
                "failure-statements",
                "Run %s statement by statement".formatted(version),
                BootstrapIcons.LIST_OL,
                () -> model.wizard().start(plan.statementByStatementFrom(version)),
                "Each statement commits alone, then the rest of the plan follows. If one fails, those before it stay, and the migration can be resumed.");
    }

    private RunChoice mark(String version, boolean partial) {
        return RunChoice.of(
                "failure-mark",
                "Skip %s and mark it".formatted(version),
                BootstrapIcons.BOOKMARK_CHECK,
                () -> model.wizard().context().navigator().repair(new RepairRequest.Mark(version)),
                partial
                        ? "Records it as applied without running the rest of it: its missing steps stay missing. Asks before it does."
                        : "Records it as applied without running it: what it would have made is not there unless you made it. Asks before it does.");
    }

    private RunChoice rollBack(List<String> done) {
        return RunChoice.of(
                "failure-roll-back",
                "Roll back this run",
                BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                () ->
                        model.wizard()
                                .context()
                                .navigator()
                                .rollBack(new RollbackRequest.Versions(done)),
                "Opens the rollback of %s, the latest first; the data that they brought is lost. Asks before it does."
                        .formatted(String.join(", ", done)));
    }
}
