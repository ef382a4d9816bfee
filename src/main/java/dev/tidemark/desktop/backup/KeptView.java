package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.problem.ProblemStrip;
import dev.tidemark.desktop.wizard.Paragraph;
import dev.tidemark.engine.backup.restore.KeptDatabase;
import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/// The databases that restores made and kept, below the list of backups.
final class KeptView extends VBox {
    /// So many rows are seen at once; more are scrolled.
    private static final int MOST_ROWS = 4;

    private static final double ROW_EM = 3.8;

    private final KeptViewModel model;
    private final BackupActions actions;
    private final ListView<KeptDatabase> list;

    KeptView(KeptViewModel model, BackupActions actions) {
        this.model = model;
        this.actions = actions;
        list = new ListView<>(model.databases());
        getStyleClass().add("kept-view");
        var none =
                new Paragraph(
                        "None. A restore into a new database, and a change of names, leave theirs here.",
                        "quiet");
        none.setId("kept-none");
        var empty = Bindings.isEmpty(model.databases());
        none.visibleProperty().bind(empty);
        none.managedProperty().bind(empty);
        var strip = new ProblemStrip();
        model.problemProperty().subscribe(problem -> strip.show(problem, List.of()));
        getChildren().addAll(head(), strip, new KeptBar(model), none, filled());
    }

    private Node head() {
        var title = new Label("Databases beside");
        title.getStyleClass().add("title-4");
        var swap = Buttons.of(actions.swap());
        var remove = Buttons.of(actions.remove());
        var row = new FlowPane(title, swap, remove);
        row.getStyleClass().add("backups-head");
        var some = Bindings.isNotEmpty(model.databases());
        for (var button : List.of(swap, remove)) {
            button.visibleProperty().bind(some);
            button.managedProperty().bind(some);
        }
        return row;
    }

    private Node filled() {
        list.setId("kept-list");
        list.getStyleClass().add("backup-rows");
        list.setAccessibleText("Databases that restores made and kept");
        list.setCellFactory(_ -> new KeptCell());
        var some = Bindings.isNotEmpty(model.databases());
        list.visibleProperty().bind(some);
        list.managedProperty().bind(some);
        model.databases().subscribe(this::fit);
        list.fixedCellSizeProperty().subscribe(_ -> fit());
        list.setOnKeyPressed(event -> {
            if (event.getCode() == KeyCode.DELETE) {
                actions.remove().fire();
                event.consume();
            }
        });
        list.getSelectionModel()
                .selectedItemProperty()
                .subscribe(one -> {
                    if (one != null && !one.equals(model.selectedProperty().get())) {
                        model.cancel();
                        model.selectedProperty().set(one);
                    }
                });
        model.selectedProperty()
                .subscribe(one -> {
                    if (one != null) {
                        list.getSelectionModel().select(one);
                    }
                });
        return list;
    }

    private void fit() {
        int rows = Math.min(MOST_ROWS, model.databases().size());
        double row = list.getFixedCellSize();
        double height = rows * (row > 0 ? row : ROW_EM * 14) + 2;
        list.setMinHeight(height);
        list.setPrefHeight(height);
        list.setMaxHeight(height);
    }
}
