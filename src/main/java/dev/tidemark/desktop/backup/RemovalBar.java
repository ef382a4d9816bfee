package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.backup.RemovalViewModel.Asked;
import dev.tidemark.desktop.wizard.Paragraph;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The question before backups are removed, where the list stays in view. Esc deletes nothing.
final class RemovalBar extends VBox {
    private final RemovalViewModel model;
    private final TextField keep = new TextField();
    private final TextField name = new TextField();
    private final Button stay = new Button("Delete nothing");

    /// @param remove deletes what the model says
    RemovalBar(RemovalViewModel model, Runnable remove) {
        this.model = model;
        setId("backup-removal");
        getStyleClass().add("backup-removal");
        var text = new Paragraph();
        text.setId("backup-removal-text");
        text.textProperty().bind(model.textProperty());
        getChildren().addAll(keeping(), text, named(), buttons(remove));
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.getCode() == KeyCode.ESCAPE) {
                        model.cancel();
                        event.consume();
                    }
                });
        model.askedProperty().subscribe(this::show);
    }

    private Node keeping() {
        keep.setId("backup-keep");
        keep.setPrefColumnCount(4);
        keep.setAccessibleText("How many of the latest backups stay");
        keep.textProperty().bindBidirectional(model.keepProperty());
        var row = new HBox(new Label("Keep the latest"), keep, new Label("backups"));
        row.getStyleClass().add("backup-line");
        var asked = model.askedProperty().isEqualTo(Asked.KEEP);
        row.visibleProperty().bind(asked);
        row.managedProperty().bind(asked);
        return row;
    }

    private Node named() {
        var label =
                new Label(
                        "The target is protected. Type its name, %s:"
                                .formatted(model.targetName()));
        label.setMnemonicParsing(false);
        label.setLabelFor(name);
        name.setId("backup-removal-name");
        name.setAccessibleText("Name of the target, %s".formatted(model.targetName()));
        name.textProperty().bindBidirectional(model.typedNameProperty());
        var row = new HBox(label, name);
        row.getStyleClass().add("backup-line");
        row.setVisible(model.asksForName());
        row.setManaged(model.asksForName());
        return row;
    }

    private Node buttons(Runnable remove) {
        stay.setId("backup-removal-stay");
        stay.setOnAction(_ -> model.cancel());
        var act = new Button();
        act.setId("backup-removal-act");
        act.setMnemonicParsing(false);
        act.getStyleClass().add("danger");
        act.textProperty().bind(model.actProperty());
        act.disableProperty().bind(model.may().not());
        act.setMinWidth(Region.USE_PREF_SIZE);
        act.setOnAction(_ -> remove.run());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(space, stay, act);
        row.getStyleClass().add("backup-line");
        return row;
    }

    private void show(Asked asked) {
        setVisible(asked != Asked.NOTHING);
        setManaged(asked != Asked.NOTHING);
        switch (asked) {
            case NOTHING -> {}
            case KEEP -> keep.requestFocus();
            case ONE -> (model.asksForName() ? name : stay).requestFocus();
        }
    }
}
