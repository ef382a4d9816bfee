package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.backup.RolloutBackupView;
import dev.tidemark.desktop.page.Navigator.ApplyRequest;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunView;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.CommitView;
import dev.tidemark.desktop.wizard.ReportView;
import dev.tidemark.desktop.wizard.Wizard;
import dev.tidemark.desktop.wizard.WizardPages;
import dev.tidemark.desktop.wizard.WizardStep;
import dev.tidemark.engine.verify.Check;
import dev.tidemark.engine.verify.Verdict;
import java.util.List;
import javafx.beans.binding.Bindings;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The apply wizard: its steps, in order, and what they show.
public final class ApplyWizard {
    private static final Wizard.Look LOOK =
            new Wizard.Look(
                    "Apply", BootstrapIcons.PLAY, Theme.sheet(ApplyWizard.class, "apply.css"));

    private ApplyWizard() {}

    /// The apply wizards of a window.
    ///
    /// @param productVersion for the journal
    public static WizardPages<ApplyRequest> pages(PageContext context, String productVersion) {
        return new WizardPages<>(
                context.workspace(),
                ApplyWizard::id,
                (request, close) -> {
                    var model = new ApplyViewModel(context, productVersion, request, close);
                    return model.wizard().wizard(LOOK, () -> steps(context, model));
                });
    }

    private static List<WizardStep> steps(PageContext context, ApplyViewModel model) {
        return List.of(
                WizardStep.of(
                                "plan",
                                "Plan",
                                "What would run, in this order. Nothing is sent from here.",
                                new PlanView(
                                        model.plan(),
                                        model.dryRun(),
                                        context.navigator(),
                                        model::tryOut))
                        .readyWhen(model.plan().readyProperty()),
                WizardStep.of(
                                "preflight",
                                "Preflight",
                                "What the run would stumble over, looked at just now.",
                                new PreflightView(model.preflight()))
                        .readyWhen(model.preflight().ready()),
                WizardStep.of(
                                "backup",
                                "Backup",
                                "The way back for data that a migration removes.",
                                new RolloutBackupView(model.backup()))
                        .readyWhen(model.backup().ready()),
                CommitView.step(
                        model.wizard().commit(),
                        BootstrapIcons.PLAY_FILL,
                        "Sends the plan to the server.",
                        List.of(
                                "A migration is recorded in the transaction that applies it, or step by step where a statement refuses one. The first failure ends the run; what was applied before it stays.",
                                "What is wanted back later has to be in a backup by now: none is made from here on.")),
                RunView.step(model.wizard(), new FailureChoices(model)::of),
                WizardStep.of(
                                "verify",
                                "Verify",
                                "Whether the database is as the project says it should be.",
                                new VerifyView(model.verify()))
                        .readyWhen(
                                Bindings.createBooleanBinding(
                                        model.verify()::decided,
                                        model.verify().verdictProperty(),
                                        model.verify().decisionProperty()))
                        .failedWhen(
                                Bindings.createBooleanBinding(
                                        () -> failed(model.verify().verdictProperty().get()),
                                        model.verify().verdictProperty())),
                ReportView.step(new ApplyReport(model).value()));
    }

    private static boolean failed(@Nullable Verdict verdict) {
        return verdict != null && verdict.result() == Check.Result.FAILED;
    }

    private static String id(ApplyRequest request) {
        return switch (request) {
            case ApplyRequest.Everything _ -> "apply";
            case ApplyRequest.UpTo(var version) -> "apply:to:%s".formatted(version);
            case ApplyRequest.Only(var version) -> "apply:only:%s".formatted(version);
            case ApplyRequest.Resume(var version) -> "apply:resume:%s".formatted(version);
        };
    }
}
