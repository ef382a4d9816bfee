package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.run.RunEnd;
import dev.tidemark.desktop.run.RunReport;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.Report.Part;
import dev.tidemark.engine.preflight.Finding;
import dev.tidemark.engine.preflight.Finding.Grade;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The rollout summed up. Used on the JavaFX thread.
final class ApplyReport {
    private final ApplyViewModel model;

    ApplyReport(ApplyViewModel model) {
        this.model = model;
    }

    /// The report, anew when the run or its verification comes to something.
    ObservableValue<Report> value() {
        return Bindings.createObjectBinding(
                this::now,
                model.wizard().run().endProperty(),
                model.verify().verdictProperty(),
                model.verify().decisionProperty(),
                model.verify().checkingProperty());
    }

    private Report now() {
        return RunReport.of(
                model.wizard(),
                model::planAgain,
                List.of(
                        new Part("Preflight", preflight()),
                        new Part("Backup", model.backup().text()),
                        new Part("Verification", model.verify().text())),
                rollBack());
    }

    private List<Action> rollBack() {
        if (!(model.wizard().run().endProperty().get() instanceof RunEnd.Ended(_, var outcome))
                || outcome.done().isEmpty()) {
            return List.of();
        }
        return List.of(
                Action.of(
                        "report-roll-back",
                        "Roll back this run…",
                        "",
                        BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                        () ->
                                model.wizard()
                                        .context()
                                        .navigator()
                                        .rollBack(new RollbackRequest.Versions(outcome.done()))));
    }

    private String preflight() {
        var warnings =
                model.preflight().findings().stream()
                        .filter(finding -> finding.grade() == Grade.WARNING)
                        .map(Finding::found)
                        .toList();
        return warnings.isEmpty()
                ? "nothing spoke against the run"
                : "%d warnings were accepted: %s"
                        .formatted(warnings.size(), String.join(" ", warnings));
    }
}
