package dev.tidemark.desktop.run;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.code.CodeLine;
import dev.tidemark.desktop.code.CodeList;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.Attached;
import dev.tidemark.desktop.wizard.WizardStep;
import java.util.List;
import java.util.function.Function;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import javafx.util.Subscription;
import org.jspecify.annotations.Nullable;

/// A run: its lines at the left, the SQL and what was said beside them, above how far it is and how
/// it can be stopped, below who blocks it or why it failed.
public final class RunView extends BorderPane implements Attached {
    private static final Duration BETWEEN_TICKS = Duration.millis(200);

    private final RunViewModel model;
    private final ListView<RunRow> list;
    private final Timeline clock;
    private Subscription subscription = Subscription.EMPTY;

    private RunView(RunViewModel model, Node... below) {
        this.model = model;
        this.list = new ListView<>(model.rows());
        this.clock = new Timeline(new KeyFrame(BETWEEN_TICKS, _ -> model.tick()));
        clock.setCycleCount(Animation.INDEFINITE);
        getStyleClass().add("run-view");
        getStylesheets().add(Theme.sheet(RunView.class, "run.css"));
        setTop(head());
        setCenter(middle());
        setBottom(new VBox(below));
    }

    /// A run that is a part of something else, which has the ways on after a failure.
    public static RunView watching(RunViewModel model) {
        return new RunView(model, new BlockerPanel(model));
    }

    /// The step of a wizard in which its run is watched, stopped and, after a failure, gone on
    /// from.
    ///
    /// @param waysOn what can be done after a run that did not complete; asked when it ends
    public static WizardStep step(
            RunWizardViewModel wizard, Function<RunEnd, List<RunChoice>> waysOn) {
        var view =
                new RunView(
                        wizard.run(),
                        new BlockerPanel(wizard.run()),
                        new FailurePanel(wizard.run(), waysOn));
        return WizardStep.of("run", "Run", "", view)
                .readyWhen(wizard.work().ended())
                .failedWhen(
                        Bindings.createBooleanBinding(
                                () -> failed(wizard.run().endProperty().get()),
                                wizard.run().endProperty()));
    }

    private static boolean failed(@Nullable RunEnd end) {
        return end != null && end.failure().isPresent();
    }

    /// Something shows it: its clock goes, and its list follows what runs.
    @Override
    public void onAttached() {
        subscription.unsubscribe();
        ListChangeListener<RunRow> follow = _ -> follow();
        model.rows().addListener(follow);
        subscription =
                Subscription.combine(
                        model.runningProperty().subscribe(this::runClock),
                        () -> model.rows().removeListener(follow),
                        clock::stop);
    }

    /// Nothing shows it any more. The run goes on.
    @Override
    public void onDetached() {
        subscription.unsubscribe();
        subscription = Subscription.EMPTY;
    }

    private void runClock(boolean runs) {
        if (runs) {
            clock.play();
        } else {
            clock.stop();
            showFailure();
        }
    }

    /// What failed comes into view above the panel that tells of it, which makes the list smaller.
    private void showFailure() {
        for (int at = model.rows().size() - 1; at >= 0; at--) {
            if (model.rows().get(at).progress() == RunRow.Progress.FAILED) {
                list.scrollTo(Math.max(0, at - 3));
                return;
            }
        }
    }

    private Node head() {
        var headline = new Label();
        headline.setId("run-headline");
        headline.getStyleClass().add(Styles.TITLE_4);
        headline.textProperty().bind(model.headlineProperty());
        headline.setMaxWidth(Double.MAX_VALUE);
        headline.setMinWidth(0);
        HBox.setHgrow(headline, Priority.ALWAYS);
        var elapsed = new Label();
        elapsed.setId("run-elapsed");
        elapsed.getStyleClass().add("run-elapsed");
        elapsed.textProperty().bind(model.elapsedProperty());
        elapsed.setMinWidth(Region.USE_PREF_SIZE);
        var line = new HBox(headline, elapsed, stop());
        line.getStyleClass().add("run-head-line");
        var bar = new ProgressBar();
        bar.setId("run-progress");
        bar.setAccessibleText("Migrations done");
        bar.progressProperty().bind(model.progressProperty());
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.getStyleClass().add(Styles.SMALL);
        var meaning = quiet("run-stop-meaning");
        meaning.textProperty().bind(model.stopMeaningProperty());
        meaning.visibleProperty().bind(model.runningProperty());
        meaning.managedProperty().bind(model.runningProperty());
        var head = new VBox(line, bar, meaning, attempt(), serverProgress());
        head.getStyleClass().add("run-head");
        return head;
    }

    private Button stop() {
        var stop = new Button();
        stop.setId("run-stop");
        stop.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
        stop.textProperty().bind(model.stopTextProperty());
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.visibleProperty().bind(model.runningProperty());
        stop.managedProperty().bind(model.runningProperty());
        stop.setOnAction(_ -> model.stop());
        return stop;
    }

    private Node attempt() {
        var attempt = quiet("run-attempt");
        attempt.getStyleClass().add("run-attempt");
        attempt.textProperty().bind(model.attemptProperty());
        attempt.visibleProperty().bind(model.attemptProperty().isNotEmpty());
        attempt.managedProperty().bind(model.attemptProperty().isNotEmpty());
        return attempt;
    }

    private Node serverProgress() {
        var progress = quiet("run-server-progress");
        progress.textProperty().bind(model.serverProgressProperty());
        progress.visibleProperty().bind(model.serverProgressProperty().isNotEmpty());
        progress.managedProperty().bind(model.serverProgressProperty().isNotEmpty());
        return progress;
    }

    private static Label quiet(String id) {
        var label = new Label();
        label.setId(id);
        label.getStyleClass().add("run-quiet");
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }

    private Node middle() {
        list.setId("run-rows");
        list.setAccessibleText("Migrations and statements of the run");
        list.getStyleClass().add("run-rows");
        list.setCellFactory(_ -> new RunRowCell());
        list.setMinHeight(0);
        var right = new SplitPane(sql(), messages());
        right.setOrientation(Orientation.VERTICAL);
        right.setDividerPositions(0.6);
        var split = new SplitPane(list, right);
        split.setDividerPositions(0.56);
        split.setMinHeight(0);
        split.getStyleClass().add("run-middle");
        return split;
    }

    private Node sql() {
        var sql = new CodeList("SQL of the selected or running statement");
        sql.setId("run-sql");
        sql.getStyleClass().add("framed");
        sql.setPlaceholder(new Label("The running or selected statement stands here."));
        Runnable show =
                () -> {
                    var row = list.getSelectionModel().getSelectedItem();
                    sql.show(
                            CodeLine.ofPart(
                                    row == null || row.sql().isEmpty()
                                            ? model.sqlProperty().get()
                                            : row.sql()));
                };
        list.getSelectionModel().selectedItemProperty().subscribe(show);
        model.sqlProperty().subscribe(show);
        return titled("SQL", sql);
    }

    private Node messages() {
        var messages = new ListView<>(model.messages());
        messages.setId("run-messages");
        messages.setAccessibleText("Messages");
        messages.getStyleClass().add("run-messages");
        messages.setPlaceholder(new Label("Notices and \\echo stand here."));
        messages.setCellFactory(_ -> new MessageCell());
        return titled("Messages", messages);
    }

    private static Node titled(String title, Node content) {
        var label = new Label(title);
        label.getStyleClass().add("run-part-title");
        VBox.setVgrow(content, Priority.ALWAYS);
        var box = new VBox(label, content);
        box.getStyleClass().add("run-part");
        box.setMinHeight(0);
        return box;
    }

    /// Keeps what runs in view, unless the user looks at something else.
    private void follow() {
        if (model.runningProperty().get() && list.getSelectionModel().isEmpty()) {
            int at = model.runningIndex();
            if (at >= 0) {
                list.scrollTo(Math.max(0, at - 8));
            }
        }
    }
}
