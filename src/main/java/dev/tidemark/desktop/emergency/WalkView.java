package dev.tidemark.desktop.emergency;

import atlantafx.base.theme.Styles;
import dev.tidemark.desktop.apply.CheckList;
import dev.tidemark.desktop.run.RunView;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.desktop.wizard.Attached;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.rollout.Step;
import java.util.EnumMap;
import java.util.Map;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The walk: its steps at the left, what the selected one does beside them, and below what can be
/// decided where one did not pass.
final class WalkView extends BorderPane implements Attached {
    private final WalkViewModel model;
    private final ListView<Stage> list;
    private final StackPane detail = new StackPane();
    private final Label headline = new Paragraph("", Styles.TITLE_4);
    private final Label told = new Paragraph("", "quiet");
    private final RunView plan;
    private final Map<Step, Node> details = new EnumMap<>(Step.class);

    WalkView(EmergencyViewModel emergency) {
        this.model = emergency.walk();
        this.list = new ListView<>(model.stages());
        this.plan = RunView.watching(model.run());
        getStyleClass().add("walk-view");
        getStylesheets().add(Theme.sheet(CheckList.class, "apply.css"));
        list.setId("walk-stages");
        list.setAccessibleText("Steps");
        list.getStyleClass().add("walk-stages");
        list.setCellFactory(_ -> new StageCell());
        headline.setId("walk-headline");
        told.setId("walk-told");
        setTop(head());
        var space = new HBox(list, detail);
        space.getStyleClass().add("walk-middle");
        HBox.setHgrow(detail, Priority.ALWAYS);
        detail.setMinWidth(0);
        space.setMinHeight(0);
        setCenter(space);
        setBottom(new DecisionPanel(emergency));
        list.getSelectionModel().selectedIndexProperty().subscribe(_ -> show());
        model.currentProperty().subscribe(this::follow);
        model.workingProperty().subscribe(_ -> show());
        model.waitingProperty().subscribe(_ -> show());
        model.openProperty().subscribe(_ -> show());
        model.refusedProperty().subscribe(_ -> show());
    }

    @Override
    public void onAttached() {
        plan.onAttached();
    }

    @Override
    public void onDetached() {
        plan.onDetached();
    }

    private Node head() {
        var stop = new Button("Stop");
        stop.setId("walk-stop");
        stop.getStyleClass().addAll(Styles.DANGER, Styles.BUTTON_OUTLINED);
        stop.setMinWidth(Region.USE_PREF_SIZE);
        stop.setOnAction(_ -> model.stop());
        // The run of a plan has its own, which says more.
        var here = model.workingProperty().and(model.run().runningProperty().not());
        stop.visibleProperty().bind(here);
        stop.managedProperty().bind(here);
        var texts = new VBox(headline, told);
        HBox.setHgrow(texts, Priority.ALWAYS);
        var row = new HBox(texts, stop);
        row.setAlignment(Pos.CENTER_LEFT);
        row.getStyleClass().add("walk-head");
        return row;
    }

    private void follow(@Nullable Step step) {
        if (step != null) {
            list.getSelectionModel().select(Stage.STEPS.indexOf(step));
        } else {
            list.getSelectionModel().clearSelection();
        }
        show();
    }

    private void show() {
        var waiting = model.waitingProperty().get();
        var current = model.currentProperty().get();
        if (model.refusedProperty().get() != null) {
            headline.setText("✗ Not begun");
        } else if (waiting != null) {
            headline.setText("✗ %s did not pass".formatted(waiting.step().title()));
        } else if (model.workingProperty().get() && current != null) {
            headline.setText(Stage.doing(current));
        } else {
            headline.setText(model.openProperty().get() ? "Beginning…" : model.verdict());
        }
        var selected = list.getSelectionModel().getSelectedItem();
        told.setText(selected == null ? "" : selected.detail());
        detail.getChildren().setAll(selected == null ? new Region() : detail(selected.step()));
    }

    private Node detail(Step step) {
        if (step == Step.GO_BACK && model.planned()) {
            return plan;
        }
        return details.computeIfAbsent(step, this::made);
    }

    private Node made(Step step) {
        if (step == Step.VERIFY || step == Step.MONITOR) {
            return new CheckList(model.checks(step));
        }
        var lines = new ListView<>(model.lines(step));
        lines.setId("walk-lines-" + step.text());
        lines.setAccessibleText("What was written");
        lines.setPlaceholder(new Label("What it writes stands here."));
        lines.getStyleClass().add("walk-lines");
        return lines;
    }

    /// One step: how it stands, and what came of it.
    private static final class StageCell extends ListCell<Stage> {
        private final Label mark = new Label();
        private final Label title = new Label();
        private final Label word = new Label();
        private final VBox texts = new VBox(title, word);
        private final HBox row = new HBox(mark, texts);

        StageCell() {
            row.getStyleClass().add("walk-stage");
            word.getStyleClass().add("quiet");
            texts.setAlignment(Pos.CENTER_LEFT);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Stage stage, boolean empty) {
            super.updateItem(stage, empty);
            if (empty || stage == null) {
                setGraphic(null);
                setAccessibleText(null);
                return;
            }
            var standing = stage.standing();
            mark.setText(standing.glyph());
            mark.getStyleClass().setAll("label", "walk-mark", standing.styleClass());
            title.setText(stage.step().title());
            word.setText(standing.word());
            setGraphic(row);
            setAccessibleText("%s: %s".formatted(stage.step().title(), standing.word()));
        }
    }
}
