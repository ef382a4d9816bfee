package dev.tidemark.desktop.rollback;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunReport;
import dev.tidemark.desktop.run.RunView;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.CommitView;
import dev.tidemark.desktop.wizard.Report;
import dev.tidemark.desktop.wizard.ReportView;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardPages;
import dev.tidemark.desktop.wizard.WizardStep;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableValue;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The rollback wizard: its steps, in order, and what they show.
public final class RollbackWizard {
    private static final Wizard.Look LOOK =
            new Wizard.Look(
                    "Roll back",
                    BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                    Theme.sheet(RollbackWizard.class, "rollback.css"));

    private RollbackWizard() {}

    /// The rollback wizards of a window.
    ///
    /// @param productVersion for the journal
    public static WizardPages<RollbackRequest> pages(PageContext context, String productVersion) {
        return new WizardPages<>(
                context.workspace(),
                request -> "rollback:%s".formatted(Scope.id(request)),
                (request, close) -> {
                    var model = new RollbackViewModel(context, productVersion, request, close);
                    return model.wizard().wizard(LOOK, () -> steps(model));
                });
    }

    private static List<WizardStep> steps(RollbackViewModel model) {
        return List.of(
                WizardStep.of(
                                "scope",
                                "Scope",
                                "What is taken back, the latest first. Nothing is sent from here.",
                                new ScopeView(model))
                        .readyWhen(model.readyProperty()),
                WizardStep.of(
                                "strategy",
                                "Strategy",
                                "Three ways back, and what each costs.",
                                new StrategyView(model))
                        .readyWhen(model.readyProperty()),
                WizardStep.of(
                                "impact",
                                "Impact",
                                "What the rollback scripts would take away, counted just now.",
                                new ImpactView(model))
                        .readyWhen(model.impactAcceptedProperty()),
                CommitView.step(
                        model.wizard().commit(),
                        BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                        "Sends the rollback scripts to the server.",
                        List.of(
                                "Each migration's row is removed in the transaction that takes it back; the journal keeps everything. The first failure ends the run.",
                                "No backup is made.")),
                RunView.step(model.wizard(), new FailureChoices(model)::of),
                ReportView.step(report(model)));
    }

    private static ObservableValue<Report> report(RollbackViewModel model) {
        var timeline =
                Action.of(
                        "report-timeline",
                        "Show the timeline",
                        "",
                        BootstrapIcons.LIST_UL,
                        model.wizard().context().navigator()::timeline);
        return Bindings.createObjectBinding(
                () -> RunReport.of(model.wizard(), model::planAgain, List.of(), List.of(timeline)),
                model.wizard().run().endProperty());
    }
}
