package dev.tidemark.desktop.shell;

import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// What runs now, each with its progress and its Stop.
final class TasksPane extends VBox {
    private final VBox rows = new VBox();
    private final RunningTasks tasks;

    TasksPane(RunningTasks tasks) {
        this.tasks = tasks;
        setId("tasks");
        setAccessibleText("What runs now");
        getStyleClass().addAll("overlay-pane", "tasks");
        // Where the focus goes when nothing can be stopped.
        setFocusTraversable(true);
        rows.getStyleClass().add("tasks-rows");
        var scroll = new ScrollPane(rows);
        scroll.setFitToWidth(true);
        scroll.getStyleClass().add("edge-to-edge");
        scroll.setFocusTraversable(false);
        var title = new Label("Running now");
        title.getStyleClass().add("title-4");
        getChildren().addAll(title, scroll);
        ListChangeListener<RunningTask> listener = _ -> fill();
        fill();
        // Closed means out of the scene; the tasks outlive the pane.
        sceneProperty()
                .subscribe((before, now) -> {
                    if (before == null && now != null) {
                        tasks.all().addListener(listener);
                    } else if (now == null) {
                        tasks.all().removeListener(listener);
                    }
                });
    }

    private void fill() {
        if (tasks.all().isEmpty()) {
            rows.getChildren().setAll(new Label("Nothing runs."));
        } else {
            rows.getChildren().setAll(tasks.all().stream().map(TasksPane::row).toList());
        }
    }

    private static HBox row(RunningTask task) {
        var title = new Label("%s · %s".formatted(task.title(), task.target()));
        title.getStyleClass().add("tasks-title");
        var message = new Label();
        message.getStyleClass().add("text-muted");
        message.textProperty().bind(task.messageProperty());
        var bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty().bind(task.progressProperty());
        var texts = new VBox(title, bar, message);
        texts.getStyleClass().add("tasks-texts");
        HBox.setHgrow(texts, Priority.ALWAYS);
        var stop = new Button();
        stop.getStyleClass().add("tasks-stop");
        stop.textProperty().bind(task.stopTextProperty());
        stop.setAccessibleHelp(task.title());
        stop.setOnAction(_ -> task.stop());
        var row = new HBox(texts, stop);
        row.getStyleClass().add("tasks-row");
        return row;
    }
}
