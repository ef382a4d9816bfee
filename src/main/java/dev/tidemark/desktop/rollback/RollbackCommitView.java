package dev.tidemark.desktop.rollback;

import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The last look: what goes, and the name of a protected target to type.
final class RollbackCommitView extends VBox {
    private static final int MOST = 12;

    private final RollbackViewModel model;
    private final Label what = text("");
    private final Label list = text("");
    private final Label loss = text("");
    private final TextField name = new TextField();
    private final VBox typedName;

    RollbackCommitView(RollbackViewModel model) {
        this.model = model;
        this.typedName = typedName();
        getStyleClass().add("rollback-commit");
        what.getStyleClass().add("text-bold");
        list.getStyleClass().add("rollback-list");
        list.setId("commit-list");
        loss.setId("commit-loss");
        getChildren()
                .addAll(
                        what,
                        list,
                        loss,
                        text(
                                "Each migration's row is removed in the transaction that takes it back; the journal keeps everything. The first failure ends the run."),
                        text(
                                "Just before anything is sent, the server is asked again whether it is this database, server and role."),
                        text("No backup is made."));
        getChildren().add(typedName);
        model.readProperty().subscribe(this::show);
    }

    /// What gets the focus when the page is shown.
    Node first() {
        return name;
    }

    private VBox typedName() {
        var label =
                text(
                        "What is protected, or loses data, wants its name typed: %s"
                                .formatted(model.targetName()));
        label.setLabelFor(name);
        name.setId("commit-name");
        name.setAccessibleText("Name of the target, %s".formatted(model.targetName()));
        name.setMaxWidth(Region.USE_PREF_SIZE);
        name.setPrefColumnCount(24);
        name.textProperty().bindBidirectional(model.typedNameProperty());
        return new VBox(label, name);
    }

    private void show() {
        var migrations = model.migrations();
        what.setText(model.commitTextProperty().get());
        String lines =
                migrations.stream()
                        .limit(MOST)
                        .map(one -> one.label())
                        .collect(Collectors.joining("\n"));
        list.setText(
                migrations.size() > MOST
                        ? "%s\nand %d more".formatted(lines, migrations.size() - MOST)
                        : lines);
        loss.setText(RollbackWords.sum(model.losses()));
        typedName.setVisible(model.guarded());
        typedName.setManaged(model.guarded());
    }

    private static Label text(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
