package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.desktop.code.CodeList;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Two texts compared line by line, in place of the editor.
final class ComparisonView extends BorderPane {
    private final CodeList lines = new CodeList("Differences between the texts");

    /// @param closed what happens when the user is done
    ComparisonView(Comparison comparison, Runnable closed) {
        getStyleClass().add("comparison");
        var title = new Label(comparison.title());
        title.getStyleClass().add("comparison-title");
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        var back =
                Buttons.of(
                        Action.of(
                                "editor.endComparison",
                                "Back to the text",
                                "",
                                BootstrapIcons.ARROW_LEFT,
                                closed));
        var head = new HBox(title, spacer, back);
        head.setAlignment(Pos.CENTER_LEFT);
        head.getStyleClass().add("comparison-head");
        setTop(head);
        lines.setId("comparison-lines");
        lines.setPlaceholder(new Label("The texts are the same, line by line"));
        lines.show(comparison.lines());
        setCenter(lines);
    }

    /// Takes the keyboard.
    void focus() {
        lines.requestFocus();
    }
}
