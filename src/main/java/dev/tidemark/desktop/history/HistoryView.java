package dev.tidemark.desktop.history;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.theme.Theme;
import dev.tidemark.engine.history.PastRun;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The list of runs: Enter or a double click opens one.
final class HistoryView extends BorderPane {
    private final HistoryViewModel model;
    private final ListView<PastRun> list;
    private final Label count = new Label();

    HistoryView(HistoryViewModel model, Action refresh) {
        this.model = model;
        getStyleClass().add("history-view");
        getStylesheets().add(Theme.sheet(HistoryView.class, "history.css"));
        var strip = new ProblemStrip();
        model.problemProperty()
                .subscribe(problem ->
                        strip.show(problem, problem == null ? List.of() : List.of(refresh)));
        list = list();
        setTop(new VBox(head(refresh), strip));
        setCenter(list);
        setBottom(older());
        model.readingProperty().subscribe(_ -> showCount());
        model.runs().subscribe(this::showCount);
    }

    private Node head(Action refresh) {
        var title = new Label("Runs and changes");
        title.getStyleClass().add("title-3");
        count.setId("history-count");
        count.getStyleClass().add("quiet");
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(title, count, space, Buttons.iconOnly(refresh));
        row.getStyleClass().add("history-head");
        return row;
    }

    private ListView<PastRun> list() {
        var runs = new ListView<>(model.runs());
        runs.setId("history-list");
        runs.getStyleClass().add("history-rows");
        runs.setAccessibleText("Runs and changes, newest first");
        runs.setCellFactory(_ -> new RunCell());
        runs.setOnMouseClicked(event -> {
            if (event.getClickCount() == 2) {
                openSelected();
            }
        });
        runs.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.ENTER) {
                openSelected();
                event.consume();
            }
        });
        return runs;
    }

    private Node older() {
        var button = new Button("Show older runs");
        button.setId("history-older");
        button.setOnAction(_ -> model.older());
        var row = new HBox(button);
        row.getStyleClass().add("history-foot");
        row.visibleProperty().bind(model.moreProperty());
        row.managedProperty().bind(model.moreProperty());
        return row;
    }

    private void openSelected() {
        var run = list.getSelectionModel().getSelectedItem();
        if (run != null) {
            model.open(run);
        }
    }

    private void showCount() {
        boolean reading = model.readingProperty().get();
        int size = model.runs().size();
        count.setText(
                reading
                        ? "Reading the journal…"
                        : model.moreProperty().get()
                                ? "the latest %,d".formatted(size)
                                : "%,d".formatted(size));
        var empty =
                new Label(
                        reading
                                ? "Reading the journal…"
                                : "Nothing was run here yet.\nRuns, repairs and what other people did with Tidemark will stand here.");
        empty.getStyleClass().add("history-empty");
        list.setPlaceholder(empty);
    }
}
