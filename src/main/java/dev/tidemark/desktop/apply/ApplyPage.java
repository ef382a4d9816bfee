package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.run.RunView;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.TargetFacts;
import dev.tidemark.desktop.wizard.WizardStep;
import dev.tidemark.desktop.wizard.WizardView;
import java.util.List;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The apply wizard in a tab. Its state is in the view model, so that a page that is closed while
/// its run goes on comes back as it was.
final class ApplyPage implements Page {
    private final String id;
    private final ApplyViewModel model;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Apply");
    private final RunView runView;
    private final WizardView view;

    ApplyPage(String id, ApplyViewModel model) {
        this.id = id;
        this.model = model;
        this.runView = new RunView(model.run(), new FailureChoices(model)::of);
        this.view =
                new WizardView(
                        model.wizard(),
                        steps(),
                        Optional.of(new TargetFacts(model.context().target())));
        view.getStylesheets().add(Theme.sheet(ApplyPage.class, "apply.css"));
        title.bind(
                Bindings.when(model.run().runningProperty())
                        .then("Apply ● running")
                        .otherwise("Apply"));
        model.run().endProperty().subscribe(view::focusStep);
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public ObservableValue<String> title() {
        return title.getReadOnlyProperty();
    }

    @Override
    public Ikon icon() {
        return BootstrapIcons.PLAY;
    }

    @Override
    public Node content() {
        return view;
    }

    @Override
    public void onAttached() {
        view.onAttached();
        runView.onAttached();
    }

    @Override
    public void onDetached() {
        view.onDetached();
        runView.onDetached();
    }

    @Override
    public void onShown() {
        view.focusStep();
    }

    private List<WizardStep> steps() {
        var commit = new CommitView(model);
        var commitStep =
                WizardStep.of("commit", "Commit", "The last look before anything is sent.", commit)
                        .committing(commitAction(), model.commitTextProperty());
        if (commit.first().isPresent()) {
            commitStep = commitStep.focusing(commit.first().get());
        }
        return List.of(
                WizardStep.of(
                                "plan",
                                "Plan",
                                "What would run, in this order. Nothing is sent from here.",
                                planView())
                        .readyWhen(model.plan().readyProperty()),
                WizardStep.of(
                                "preflight",
                                "Preflight",
                                "What the run would stumble over, looked at just now.",
                                new PreflightView(model.preflight()))
                        .readyWhen(model.preflight().ready()),
                WizardStep.of("backup", "Backup", "", backup()),
                commitStep,
                WizardStep.of("run", "Run", "", runView)
                        .readyWhen(model.run().endProperty().isNotNull()),
                WizardStep.of(
                                "verify",
                                "Verify",
                                "Whether the database is as the project says it should be.",
                                new VerifyView(model.verify()))
                        .readyWhen(
                                Bindings.createBooleanBinding(
                                        () -> model.verify().verdictProperty().get().decided(),
                                        model.verify().verdictProperty())),
                WizardStep.of("report", "Report", "", report()));
    }

    private Node planView() {
        return new PlanView(
                model.plan(),
                model.dryRun(),
                model.context().navigator(),
                () ->
                        model.plan()
                                .plan()
                                .ifPresent(plan ->
                                        model.dryRun()
                                                .start(
                                                        model.plan().guarded(),
                                                        plan,
                                                        model.plan().settings(plan))));
    }

    private static Node backup() {
        var what = new Label("Backups are not yet part of Tidemark: none is made here.");
        what.getStyleClass().add("text-bold");
        var why =
                new Label(
                        "If this rollout needs one, make it with your own tools before you go on. A rollback script brings back the structure, not data that a migration removed.");
        for (var label : List.of(what, why)) {
            label.setWrapText(true);
            label.setMinHeight(Region.USE_PREF_SIZE);
        }
        var box = new VBox(what, why);
        box.getStyleClass().add("backup-view");
        return box;
    }

    private Node report() {
        var report =
                new ReportView(
                        new ReportViewModel(model), model.context().navigator(), model::planAgain);
        model.verify().verdictProperty().subscribe(report::refresh);
        model.run().endProperty().subscribe(report::refresh);
        return report;
    }

    private Action commitAction() {
        return Action.of(
                        "commit",
                        "Apply",
                        "Sends the plan to the server.",
                        BootstrapIcons.PLAY_FILL,
                        model::commit)
                .when(model.mayCommit());
    }
}
