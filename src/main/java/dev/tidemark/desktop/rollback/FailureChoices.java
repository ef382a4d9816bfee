package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.desktop.run.RunChoice;
import dev.tidemark.desktop.run.RunChoices;
import dev.tidemark.desktop.run.RunEnd;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.run.RunOutcome;
import java.util.ArrayList;
import java.util.List;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The ways on after a rollback that did not complete, each with what it would leave.
final class FailureChoices {
    private final RollbackViewModel model;
    private final RunChoices common;

    FailureChoices(RollbackViewModel model) {
        this.model = model;
        this.common = new RunChoices(model.wizard());
    }

    List<RunChoice> of(RunEnd end) {
        var choices = new ArrayList<RunChoice>();
        common.open(end, "Correct and save the rollback part, then plan again.")
                .ifPresent(choices::add);
        if (end.failure().orElseThrow().code() != ProblemCode.POLICY_TARGET_CHANGED) {
            choices.add(common.planAgain("the scope", model::planAgain));
        }
        if (end instanceof RunEnd.Ended(_, RunOutcome.Failed failed)) {
            choices.add(forget(failed.failed()));
        }
        choices.add(common.stopHere(end));
        return choices;
    }

    private RunChoice forget(String version) {
        return RunChoice.of(
                "failure-forget",
                "Forget %s".formatted(version),
                BootstrapIcons.BOOKMARK_X,
                () ->
                        model.wizard()
                                .context()
                                .navigator()
                                .repair(new RepairRequest.Forget(version)),
                "Removes its record only: what it made stays until you remove it. Asks before it does.");
    }
}
