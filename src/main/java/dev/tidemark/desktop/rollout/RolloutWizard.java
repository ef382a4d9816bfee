package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.apply.PlanView;
import dev.tidemark.desktop.apply.PreflightView;
import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunChoice;
import dev.tidemark.desktop.run.RunChoices;
import dev.tidemark.desktop.run.RunEnd;
import dev.tidemark.desktop.run.RunView;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.CommitView;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.desktop.wizard.ReportView;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardPages;
import dev.tidemark.desktop.wizard.WizardStep;
import dev.tidemark.engine.rollout.StepRecord;
import java.util.ArrayList;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The rollout wizard: its steps, in order, and what they show.
public final class RolloutWizard {
    private static final Wizard.Look LOOK =
            new Wizard.Look(
                    "Roll out",
                    BootstrapIcons.BOX_ARROW_UP,
                    Theme.sheet(PlanView.class, "apply.css"));

    private RolloutWizard() {}

    /// The rollout wizards of a window.
    ///
    /// @param productVersion for the journal
    public static WizardPages<ApplyRequest> pages(PageContext context, String productVersion) {
        return new WizardPages<>(
                context.workspace(),
                RolloutWizard::id,
                (request, close) ->
                        wizard(new RolloutViewModel(context, productVersion, request, close)));
    }

    static Wizard wizard(RolloutViewModel model) {
        var work =
                new Wizard.Work(
                        model.wizard()
                                .run()
                                .runningProperty()
                                .or(model.backup().workingProperty())
                                .or(model.verify().checkingProperty()),
                        model.end().finishedProperty().isNotNull());
        return new Wizard(
                LOOK,
                model.wizard().context().target(),
                model.wizard().state(),
                work,
                () -> steps(model));
    }

    private static List<WizardStep> steps(RolloutViewModel model) {
        return List.of(
                WizardStep.of(
                                "plan",
                                "Plan",
                                "What would run, in this order. Nothing is sent from here.",
                                plan(model))
                        .readyWhen(
                                model.plan().readyProperty().and(model.liveProperty().isNotNull())),
                WizardStep.of(
                                "preflight",
                                "Preflight",
                                "What the rollout would stumble over, looked at just now.",
                                new PreflightView(model.preflight()))
                        .readyWhen(model.preflight().ready()),
                WizardStep.of(
                                "checklist",
                                "Checklist",
                                "What only people can know. The report keeps who answered.",
                                new ChecklistView(model.checklist()))
                        .readyWhen(model.checklist().readyProperty()),
                WizardStep.of(
                                "backup",
                                "Backup",
                                "The way back for data that a migration removes.",
                                new BackupStepView(
                                        model.backup(),
                                        model.backupDemandProperty(),
                                        model::backUp))
                        .readyWhen(
                                Bindings.createBooleanBinding(
                                        model.backup()::satisfied,
                                        model.backup().recordProperty())),
                CommitView.step(
                        model.wizard().commit(),
                        BootstrapIcons.BOX_ARROW_UP,
                        "Sends the plan to the server.",
                        List.of(
                                "A migration is recorded in the transaction that applies it, or step by step where a statement refuses one. The first failure ends the run; what was applied before it stays.",
                                "What is demanded here is looked at once more before anything is sent, and the rollout is refused where something is missing.")),
                RunView.step(model.wizard(), end -> waysOn(model, end)),
                WizardStep.of(
                                "verify",
                                "Verify",
                                "Whether the database and the application are as they should be.",
                                new VerifyStepView(model))
                        .readyWhen(
                                Bindings.createBooleanBinding(
                                        model.verify()::decided,
                                        model.verify().recordProperty(),
                                        model.verify().checkingProperty()))
                        .failedWhen(
                                Bindings.createBooleanBinding(
                                        () -> failed(model.verify().recordProperty().get()),
                                        model.verify().recordProperty())),
                ReportView.step(new RolloutReport(model).value()));
    }

    private static boolean failed(@Nullable StepRecord record) {
        return record != null && record.state() == StepRecord.State.FAILED;
    }

    private static Node plan(RolloutViewModel model) {
        var view =
                new PlanView(
                        model.plan(),
                        model.dryRun(),
                        model.wizard().context().navigator(),
                        model::tryOut);
        var demanded = new Paragraph("", "rollout-demand");
        demanded.setId("rollout-demand");
        demanded.textProperty().bind(model.demandedProperty());
        var left = new Paragraph("", "rollout-left");
        left.setId("rollout-left");
        left.textProperty().bind(model.leftProperty());
        left.visibleProperty().bind(model.leftProperty().isNotEmpty());
        left.managedProperty().bind(left.visibleProperty());
        var pane = new BorderPane(view);
        pane.getStylesheets().add(Theme.sheet(RolloutWizard.class, "rollout.css"));
        pane.setBottom(new VBox(demanded, left));
        return pane;
    }

    private static List<RunChoice> waysOn(RolloutViewModel model, RunEnd end) {
        var common = new RunChoices(model.wizard());
        var choices = new ArrayList<RunChoice>();
        common.open(end, "Correct and save it, then come back and plan again.")
                .ifPresent(choices::add);
        choices.add(common.planAgain("the plan", model::planAgain));
        if (end instanceof RunEnd.Ended) {
            choices.add(
                    RunChoice.of(
                            "failure-go-back",
                            "Go back…",
                            BootstrapIcons.LIFE_PRESERVER,
                            model::goBack,
                            "Opens the ways back with the application stopped meanwhile: scripts, a backup or a fix, with what each loses. Nothing is done before you commit there."));
        }
        choices.add(common.stopHere(end));
        return choices;
    }

    private static String id(ApplyRequest request) {
        return switch (request) {
            case ApplyRequest.Everything _ -> "rollout";
            case ApplyRequest.UpTo(var version) -> "rollout:to:%s".formatted(version);
            case ApplyRequest.Only(var version) -> "rollout:only:%s".formatted(version);
            case ApplyRequest.Resume(var version) -> "rollout:resume:%s".formatted(version);
        };
    }
}
