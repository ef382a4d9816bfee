package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.tenants.Failed.Line;
import dev.tidemark.desktop.tenants.RolloutRequest.Act;
import dev.tidemark.desktop.wizard.Attached;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.tenant.rollout.RolloutSummary.Phase;
import java.util.List;
import java.util.Optional;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.collections.ObservableList;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.SplitPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// A rollout while it goes on and when it has ended: waves at the left, what is worked on and what
/// failed beside them, above how far it is, and the ways on.
final class TenantRunView extends BorderPane implements Attached {
    private static final Duration BETWEEN_LOOKS = Duration.seconds(2);

    private static final double NOW_ROWS = 4;

    private final RolloutViewModel model;
    private final TenantRunViewModel run;
    private final Timeline looks;
    private final ListView<Line> errors;
    private final ProblemStrip failure = new ProblemStrip();
    private final FlowPane ways = new FlowPane();
    private final TextField reason = new TextField();
    private Subscription subscription = Subscription.EMPTY;

    TenantRunView(RolloutViewModel model) {
        this.model = model;
        this.run = model.run();
        this.errors = new ListView<>(run.picture().errors());
        looks = new Timeline(new KeyFrame(BETWEEN_LOOKS, _ -> run.look()));
        looks.setCycleCount(Animation.INDEFINITE);
        getStyleClass().add("tenant-run-view");
        setTop(head());
        setCenter(middle());
        ways.setId("tenant-run-ways");
        ways.getStyleClass().add("tenant-run-ways");
        setBottom(ways);
        run.runningProperty().subscribe(this::showWays);
        run.summaryProperty().subscribe(this::showWays);
        errors.getSelectionModel().selectedItemProperty().subscribe(_ -> showWays());
    }

    @Override
    public void onAttached() {
        subscription.unsubscribe();
        subscription =
                run.runningProperty()
                        .subscribe(going -> {
                            if (going) {
                                looks.play();
                            } else {
                                looks.stop();
                            }
                        });
    }

    @Override
    public void onDetached() {
        subscription.unsubscribe();
        looks.stop();
    }

    private Node head() {
        var headline = new Label();
        headline.setId("tenant-run-headline");
        headline.getStyleClass().add("title-4");
        headline.textProperty().bind(run.headlineProperty());
        headline.setMaxWidth(Double.MAX_VALUE);
        headline.setMinWidth(0);
        HBox.setHgrow(headline, Priority.ALWAYS);
        var pause = new Button("Pause");
        pause.setId("tenant-run-pause");
        pause.setOnAction(_ -> run.pause("paused in the window"));
        var stop = new Button();
        stop.setId("tenant-run-stop");
        stop.getStyleClass().addAll("danger", "button-outlined");
        stop.textProperty().bind(run.stopTextProperty());
        stop.setOnAction(_ -> run.stop());
        for (var button : List.of(pause, stop)) {
            button.setMinWidth(Region.USE_PREF_SIZE);
            Fields.only(button, run.runningProperty());
        }
        var line = new HBox(headline, pause, stop);
        line.getStyleClass().add("tenant-plan-head");
        var bar = new ProgressBar();
        bar.setId("tenant-run-progress");
        bar.setAccessibleText("Tenants that have ended");
        bar.progressProperty().bind(run.fractionProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        var meaning =
                new Paragraph(
                        "Pause lets every process bring its tenants to their end and begin no other. Stop cancels what runs here; those tenants wait again. Each tenant commits alone.",
                        "quiet");
        Fields.only(meaning, run.runningProperty());
        var strip = new ProblemStrip();
        run.problemProperty().subscribe(it -> strip.show(it, List.of()));
        var box = new VBox(line, bar, meaning, strip);
        box.getStyleClass().add("tenant-run-head");
        return box;
    }

    private Node middle() {
        var waves = new ListView<>(run.picture().waves());
        waves.setId("tenant-run-waves");
        waves.setAccessibleText("Waves");
        waves.getStyleClass().add("tenant-waves");
        waves.setCellFactory(_ -> new WaveCell());
        waves.setPlaceholder(new Label(""));
        var told = list("tenant-run-told", "What was told", run.picture().told());
        var left = new SplitPane(titled("Waves", waves), titled("Messages", told));
        left.setOrientation(Orientation.VERTICAL);
        left.setDividerPositions(0.6);
        var split = new SplitPane(left, right());
        split.setDividerPositions(0.38);
        return split;
    }

    private Node right() {
        var now = list("tenant-run-now", "Tenants that are worked on", run.picture().now());
        now.setPlaceholder(new Label("No tenant is worked on here."));
        errors.setId("tenant-run-errors");
        errors.setAccessibleText("Errors, grouped by kind");
        errors.getStyleClass().add("tenant-errors");
        errors.setCellFactory(_ -> new ErrorCell());
        errors.setPlaceholder(new Label("No tenant has failed."));
        errors.getSelectionModel()
                .selectedItemProperty()
                .subscribe(line ->
                        failure.show(
                                line instanceof Line.Tenant(var failed) ? failed.problem() : null,
                                line instanceof Line.Tenant(var failed)
                                        ? waysOut(failed.problem())
                                        : List.of()));
        var working = Fields.only(titled("Now", now), run.runningProperty());
        now.setPrefHeight(NOW_ROWS * 30);
        var all = titled("Errors by kind", errors);
        var one = new ScrollPane(failure);
        one.setId("tenant-run-failure");
        one.setFitToWidth(true);
        one.getStyleClass().add("edge-to-edge");
        var pane = new SplitPane(all);
        pane.setOrientation(Orientation.VERTICAL);
        failure.visibleProperty()
                .subscribe(shown -> {
                    if (shown && pane.getItems().size() == 1) {
                        pane.getItems().add(one);
                        pane.setDividerPositions(0.4);
                    } else if (!shown) {
                        pane.getItems().remove(one);
                    }
                });
        var whole = new BorderPane(pane);
        whole.setTop(working);
        return whole;
    }

    private List<Action> waysOut(Problem problem) {
        var where = problem.where();
        var plan = model.plannedProperty().get();
        var standing = model.standingProperty().get();
        var project =
                Optional.ofNullable(plan)
                        .map(PlannedRollout::reader)
                        .or(() -> Optional.ofNullable(standing).map(StandingRollout::reader))
                        .map(reader -> reader.project());
        return where == null || project.isEmpty()
                ? List.of()
                : List.of(
                        Action.of(
                                "tenant-run-open",
                                "Show in editor",
                                "Opens the file where it failed.",
                                BootstrapIcons.PENCIL,
                                () ->
                                        model.context()
                                                .navigator()
                                                .editor(
                                                        project.get().root().resolve(where.file()),
                                                        where.line(),
                                                        where.column())));
    }

    private static ListView<String> list(String id, String spoken, ObservableList<String> lines) {
        var list = new ListView<>(lines);
        list.setId(id);
        list.setAccessibleText(spoken);
        list.getStyleClass().add("tenant-lines");
        list.setPlaceholder(new Label(""));
        return list;
    }

    private static VBox titled(String title, Region content) {
        var label = new Label(title);
        label.getStyleClass().add("tenant-pane-title");
        var box = new VBox(label, content);
        VBox.setVgrow(content, Priority.ALWAYS);
        box.setMinHeight(0);
        return box;
    }

    /// What can be done once it has ended, or was found so.
    private void showWays() {
        ways.getChildren().clear();
        var summary = run.summaryProperty().get();
        boolean going = run.runningProperty().get();
        ways.setManaged(!going && summary != null);
        if (going || summary == null) {
            return;
        }
        if (SummaryWords.resumable(summary)) {
            way("tenant-run-resume", "Go on", "accent", () -> model.goOn(Act.RESUME));
        }
        int failed = summary.failures().size();
        if (SummaryWords.retriable(summary)) {
            way(
                    "tenant-run-retry",
                    failed == 0
                            ? "Go on with those that wait"
                            : failed == 1
                                    ? "Try the failed one again"
                                    : "Try the %,d failed again".formatted(failed),
                    SummaryWords.resumable(summary) ? "" : "accent",
                    () -> model.goOn(Act.RETRY));
        }
        if (summary.phase() == Phase.RUNNING || summary.phase() == Phase.PAUSED) {
            way("tenant-run-end", "End this rollout", "", () -> run.end("ended in the window"));
        }
        if (errors.getSelectionModel().getSelectedItem() instanceof Line.Tenant(var it)) {
            reason.setId("tenant-run-reason");
            reason.setPromptText("Why it is left out");
            reason.setAccessibleText("Why %s is left out".formatted(it.schema()));
            reason.setPrefColumnCount(16);
            var leave = new Button("Leave out " + it.schema());
            leave.setId("tenant-run-exclude");
            leave.setMnemonicParsing(false);
            leave.disableProperty().bind(reason.textProperty().map(String::isBlank));
            leave.setOnAction(_ -> {
                String why = reason.getText().strip();
                reason.clear();
                run.exclude(it.schema(), why);
            });
            ways.getChildren().addAll(reason, leave);
        }
    }

    private void way(String id, String text, String style, Runnable act) {
        var button = new Button(text);
        button.setId(id);
        if (!style.isEmpty()) {
            button.getStyleClass().add(style);
        }
        button.setOnAction(_ -> act.run());
        ways.getChildren().add(button);
    }
}
