package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.page.Navigator.RollbackRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.rollback.Scope;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.CommitView;
import dev.tidemark.desktop.wizard.ReportView;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardPages;
import dev.tidemark.desktop.wizard.WizardStep;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The emergency rollback wizard: its steps, in order, and what they show.
public final class EmergencyWizard {
    private static final Wizard.Look LOOK =
            new Wizard.Look(
                    "Go back",
                    BootstrapIcons.LIFE_PRESERVER,
                    Theme.sheet(EmergencyWizard.class, "emergency.css"));

    private EmergencyWizard() {}

    /// The emergency rollback wizards of a window.
    ///
    /// @param productVersion for the journal
    public static WizardPages<RollbackRequest> pages(PageContext context, String productVersion) {
        return new WizardPages<>(
                context.workspace(),
                request -> "emergency:%s".formatted(Scope.id(request)),
                (request, close) ->
                        wizard(new EmergencyViewModel(context, productVersion, request, close)));
    }

    static Wizard wizard(EmergencyViewModel model) {
        return new Wizard(
                LOOK,
                model.wizard().context().target(),
                model.wizard().state(),
                new Wizard.Work(
                        model.walk().openProperty(), model.end().finishedProperty().isNotNull()),
                () -> steps(model));
    }

    private static List<WizardStep> steps(EmergencyViewModel model) {
        return List.of(
                WizardStep.of(
                                "way",
                                "Way back",
                                "How to get back, and what it loses. Nothing is stopped or sent from here.",
                                first(model))
                        .readyWhen(
                                Bindings.createBooleanBinding(
                                        () -> ready(model),
                                        model.ways().foundProperty(),
                                        model.ways().restoreProperty(),
                                        model.ways().chosenProperty(),
                                        model.ways().readingProperty(),
                                        model.leftover().leftoverProperty(),
                                        model.leftover().reasonProperty())),
                WizardStep.of(
                        "application",
                        "Application",
                        "What is run around it. Only commands that tidemark.toml names, word for word.",
                        new CommandsView(model)),
                CommitView.step(
                        model.wizard().commit(),
                        BootstrapIcons.LIFE_PRESERVER,
                        "Stops the application and goes back.",
                        List.of(
                                "One after the other; where a step does not pass, you decide. Stop works in each of them.",
                                "Everything is noted on this machine before it is done, so that what was done is known even if this window ends.")),
                WizardStep.of("run", "Go back", "", new WalkView(model))
                        .readyWhen(model.end().finishedProperty().isNotNull()),
                ReportView.step(new EmergencyReport(model).value()));
    }

    private static boolean ready(EmergencyViewModel model) {
        if (model.leftover().leftover().isPresent()) {
            return model.leftover().mayFinish();
        }
        return !model.ways().readingProperty().get() && model.ways().chosenWay().isPresent();
    }

    private static Node first(EmergencyViewModel model) {
        var ways = new WaysView(model.ways(), model.wizard().context().navigator());
        var left = new LeftoverView(model.leftover());
        var there =
                Bindings.createBooleanBinding(
                        () -> model.leftover().leftover().isPresent(),
                        model.leftover().leftoverProperty());
        left.visibleProperty().bind(there);
        ways.visibleProperty().bind(there.not());
        return new StackPane(ways, left);
    }
}
