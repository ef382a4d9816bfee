package dev.tidemark.desktop.apply;

import atlantafx.base.theme.Styles;
import dev.tidemark.engine.preflight.Finding.Grade;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/// The last look: what will happen, and the name of a protected target to type.
final class CommitView extends VBox {
    private final ApplyViewModel model;
    private final Label what = line();
    private final Label list = line();
    private final Label warnings = line();
    private final TextField name = new TextField();

    CommitView(ApplyViewModel model) {
        this.model = model;
        getStyleClass().add("commit-view");
        what.getStyleClass().add(Styles.TEXT_BOLD);
        list.getStyleClass().add("commit-list");
        list.setId("commit-list");
        warnings.setId("commit-warnings");
        getChildren()
                .addAll(
                        what,
                        list,
                        warnings,
                        text(
                                "Each migration is recorded in the transaction that applies it. The first failure ends the run; what was applied before it stays."),
                        text(
                                "Just before anything is sent, the server is asked again whether it is this database, server and role."),
                        text("No backup is made."));
        if (model.guarded()) {
            getChildren().add(typedName());
        }
        model.plan().readProperty().subscribe(this::show);
        model.preflight().findings().subscribe(this::show);
    }

    /// What gets the focus: the name to type, where one is wanted.
    Optional<Node> first() {
        return model.guarded() ? Optional.of(name) : Optional.empty();
    }

    private Node typedName() {
        var label =
                text("This target is protected. Type its name, %s:".formatted(model.targetName()));
        label.setLabelFor(name);
        name.setId("commit-name");
        name.setAccessibleText("Name of the target, %s".formatted(model.targetName()));
        name.setMaxWidth(Region.USE_PREF_SIZE);
        name.setPrefColumnCount(24);
        name.textProperty().bindBidirectional(model.typedNameProperty());
        var box = new VBox(label, name);
        box.getStyleClass().add("commit-name-box");
        return box;
    }

    private void show() {
        var rows = model.plan().rows();
        what.setText("%s: %s".formatted(model.commitTextProperty().get(), PlanWords.sum(rows)));
        list.setText(CommitWords.list(rows));
        long count = model.preflight().count(Grade.WARNING);
        warnings.setText(
                switch ((int) count) {
                    case 0 -> "";
                    case 1 -> "! The preflight found 1 warning.";
                    default -> "! The preflight found %d warnings.".formatted(count);
                });
        warnings.setManaged(count > 0);
    }

    private static Label line() {
        return text("");
    }

    private static Label text(String text) {
        var label = new Label(text);
        label.setWrapText(true);
        label.setMinHeight(Region.USE_PREF_SIZE);
        return label;
    }
}
