package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.backup.KeptViewModel.Asked;
import dev.tidemark.desktop.wizard.Paragraph;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The question before a database beside takes the name, or is removed. Esc changes nothing.
final class KeptBar extends VBox {
    private final KeptViewModel model;
    private final Paragraph text = new Paragraph();
    private final CheckBox terminate =
            new CheckBox("End their sessions where anybody is connected");
    private final Label label = new Label();
    private final TextField name = new TextField();
    private final HBox named = new HBox(label, name);
    private final Button stay = new Button("Change nothing");
    private final Button act = new Button();

    KeptBar(KeptViewModel model) {
        this.model = model;
        setId("kept-question");
        getStyleClass().add("backup-removal");
        text.setId("kept-question-text");
        terminate.setId("kept-terminate");
        terminate.selectedProperty().bindBidirectional(model.terminateProperty());
        label.setMnemonicParsing(false);
        label.setLabelFor(name);
        label.setMinWidth(Region.USE_PREF_SIZE);
        name.setId("kept-name");
        name.setAccessibleText("The name that has to be typed");
        name.textProperty().bindBidirectional(model.typedNameProperty());
        name.setOnAction(_ -> model.act());
        HBox.setHgrow(name, Priority.ALWAYS);
        named.getStyleClass().add("backup-line");
        getChildren().addAll(text, terminate, named, buttons());
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

    private Node buttons() {
        stay.setId("kept-stay");
        stay.setOnAction(_ -> model.cancel());
        act.setId("kept-act");
        act.setMnemonicParsing(false);
        act.getStyleClass().add("danger");
        act.disableProperty().bind(model.may().not());
        act.setMinWidth(0);
        act.setOnAction(_ -> model.act());
        var space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        var row = new HBox(space, stay, act);
        row.getStyleClass().add("backup-line");
        return row;
    }

    private void show(Asked asked) {
        var one = model.selectedProperty().get();
        boolean there = asked != Asked.NOTHING && one != null;
        shown(this, there);
        if (one == null || !there) {
            return;
        }
        String wanted = model.wantedName();
        boolean swap = asked == Asked.SWAP;
        shown(terminate, swap);
        shown(named, !wanted.isEmpty());
        label.setText(swap ? "Type the target's name, %s:".formatted(wanted) : "Type its name:");
        name.setAccessibleText("Type %s".formatted(wanted));
        text.setText(
                swap
                        ? "%1$s takes the name %2$s. The database that has it now is kept under another name, with what was written to it; applications have to connect again."
                                .formatted(one.name(), model.database())
                        : "Remove the database %s with all that it holds? It can't be brought back."
                                .formatted(one.name()));
        act.setText(
                swap ? "Give it the name %s".formatted(model.database()) : "Remove the database");
        (wanted.isEmpty() ? stay : name).requestFocus();
    }

    private static void shown(Node node, boolean there) {
        node.setVisible(there);
        node.setManaged(there);
    }
}
