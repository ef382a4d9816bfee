package dev.tidemark.desktop.rollback;

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
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// The rollback wizard in a tab. Its state is in the view model, so that a page that is closed
/// while its run goes on comes back as it was.
final class RollbackPage implements Page {
    private final String id;
    private final ReadOnlyStringWrapper title = new ReadOnlyStringWrapper("Roll back");
    private final RollbackViewModel model;
    private final RunView runView;
    private final WizardView view;

    RollbackPage(String id, RollbackViewModel model) {
        this.id = id;
        this.model = model;
        this.runView = new RunView(model.run(), new FailureWays(model)::of);
        this.view =
                new WizardView(
                        model.wizard(),
                        steps(),
                        Optional.of(new TargetFacts(model.context().target())));
        view.getStylesheets().add(Theme.sheet(RollbackPage.class, "rollback.css"));
        title.bind(
                Bindings.when(model.run().runningProperty())
                        .then("Roll back ● running")
                        .otherwise("Roll back"));
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
        return BootstrapIcons.ARROW_COUNTERCLOCKWISE;
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
        var commit = new RollbackCommitView(model);
        var commitStep =
                WizardStep.of("commit", "Commit", "The last look before anything is sent.", commit)
                        .committing(act(), model.commitTextProperty())
                        .focusing(commit.first());
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
                        .readyWhen(model.readyProperty()),
                commitStep,
                WizardStep.of("run", "Run", "", runView)
                        .readyWhen(model.run().endProperty().isNotNull()),
                WizardStep.of("report", "Report", "", new RollbackReportView(model)));
    }

    private Action act() {
        return Action.of(
                        "commit",
                        "Roll back",
                        "Sends the rollback scripts to the server.",
                        BootstrapIcons.ARROW_COUNTERCLOCKWISE,
                        model::commit)
                .when(model.mayCommit());
    }
}
