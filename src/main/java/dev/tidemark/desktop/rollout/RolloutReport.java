package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.run.RunReport;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.Report.Part;
import dev.tidemark.desktop.wizard.Report.Result;
import dev.tidemark.engine.rollout.GuidedResult;
import dev.tidemark.engine.run.RunOutcome;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The rollout summed up, as the report on disk says it. Used on the JavaFX thread.
final class RolloutReport {
    private final RolloutViewModel model;

    RolloutReport(RolloutViewModel model) {
        this.model = model;
    }

    ObservableValue<Report> value() {
        return Bindings.createObjectBinding(
                this::now, model.end().finishedProperty(), model.end().problemProperty());
    }

    private Report now() {
        var finished = model.end().finishedProperty().get();
        if (finished == null) {
            return ReportParts.unfinished(model.end(), "Ending the rollout…");
        }
        var result = finished.result();
        var parts = new ArrayList<Part>();
        ReportParts.failedFirst(result).ifPresent(parts::add);
        parts.addAll(ReportParts.of(result));
        parts.add(new Part("Reports", ReportParts.files(finished)));
        var base = RunReport.of(model.wizard(), model::planAgain, parts, rollBack(result));
        return new Report(
                headline(result),
                result.outcome() == GuidedResult.Outcome.PASSED ? Result.DONE : Result.NOT_DONE,
                base.parts(),
                base.ways());
    }

    private String headline(GuidedResult result) {
        String target = model.wizard().targetName();
        return switch (result.outcome()) {
            case PASSED -> "The rollout to %s passed".formatted(target);
            case FAILED -> "The rollout to %s failed".formatted(target);
            case INCONCLUSIVE -> "The rollout to %s is inconclusive".formatted(target);
            case REFUSED -> "The rollout to %s was refused; nothing was begun".formatted(target);
        };
    }

    private List<Action> rollBack(GuidedResult result) {
        var done = result.run().map(RunOutcome::done).orElse(List.of());
        if (done.isEmpty()) {
            return List.of();
        }
        var rollBack =
                Action.of(
                        "report-roll-back",
                        "Roll back this run…",
                        "",
                        BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                        () ->
                                model.wizard()
                                        .context()
                                        .navigator()
                                        .rollBack(new RollbackRequest.Versions(done)));
        var goBack =
                Action.of(
                        "report-go-back",
                        "Go back…",
                        "",
                        BootstrapIcons.LIFE_PRESERVER,
                        model::goBack);
        return result.outcome() == GuidedResult.Outcome.PASSED
                ? List.of(rollBack)
                : List.of(goBack, rollBack);
    }
}
