package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.desktop.run.RunChoice;
import dev.tidemark.desktop.run.RunEnd;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The ways on after a rollback that did not complete, each with what it would leave.
final class FailureWays {
    private final RollbackViewModel model;

    FailureWays(RollbackViewModel model) {
        this.model = model;
    }

    List<RunChoice> of(RunEnd end) {
        var problem = end.failure().orElseThrow();
        var ways = new ArrayList<RunChoice>();
        open(problem, end.plan()).ifPresent(ways::add);
        if (problem.code() != ProblemCode.POLICY_TARGET_CHANGED) {
            ways.add(
                    way(
                            "failure-plan",
                            "Plan again",
                            BootstrapIcons.ARROW_CLOCKWISE,
                            model::planAgain,
                            "Reads files and database anew and goes back to the scope. Nothing is sent before you commit."));
        }
        if (end instanceof RunEnd.Ended(_, RunOutcome.Failed failed)) {
            ways.add(
                    way(
                            "failure-forget",
                            "Forget %s".formatted(failed.failed()),
                            BootstrapIcons.BOOKMARK_X,
                            () ->
                                    model.context()
                                            .navigator()
                                            .repair(new RepairRequest.Forget(failed.failed())),
                            "Removes its record only: what it made stays until you remove it. Asks before it does."));
        }
        String state = problem.databaseState();
        ways.add(
                way(
                        "failure-stop",
                        "Stop here",
                        BootstrapIcons.STOP,
                        model::stopHere,
                        state == null
                                ? "Sends nothing more."
                                : "Sends nothing more. %s".formatted(state)));
        return ways;
    }

    private Optional<RunChoice> open(Problem problem, Plan plan) {
        var where = problem.where();
        if (where == null) {
            return Optional.empty();
        }
        var file = plan.project().root().resolve(where.file());
        return Optional.of(
                way(
                        "failure-open",
                        "Open %s, line %d".formatted(file.getFileName(), where.line()),
                        BootstrapIcons.PENCIL,
                        () ->
                                model.context()
                                        .navigator()
                                        .editor(file, where.line(), where.column()),
                        "Sends nothing. Correct and save the rollback part, then plan again."));
    }

    private static RunChoice way(
            String id, String text, Ikon icon, Runnable perform, String leaves) {
        return new RunChoice(Action.of(id, text, leaves, icon, perform), leaves);
    }
}
