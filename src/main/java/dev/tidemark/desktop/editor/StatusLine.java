package dev.tidemark.desktop.editor;

import dev.tidemark.engine.migration.MigrationOutline;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// The line below the text: where the caret is, in which part and statement, and how the file is
/// written.
final class StatusLine extends HBox {
    private final Label place = new Label();
    private final Label part = new Label();
    private final Label statement = new Label();
    private final Label message = new Label();
    private final Label encoding = new Label();

    StatusLine() {
        getStyleClass().add("status-line");
        setAlignment(Pos.CENTER_LEFT);
        place.setId("editor-place");
        part.setId("editor-part");
        part.getStyleClass().add("status-part");
        statement.setId("editor-statement");
        message.setId("editor-message");
        message.getStyleClass().add("status-message");
        encoding.setId("editor-encoding");
        for (var label : new Label[] {place, part, encoding}) {
            label.setMinWidth(Region.USE_PREF_SIZE);
        }
        var spacer = new Region();
        HBox.setHgrow(spacer, Priority.ALWAYS);
        getChildren().addAll(place, part, statement, spacer, message, encoding);
    }

    /// Shows where the caret is.
    void show(Caret caret, @Nullable MigrationOutline outline) {
        place.setText(
                caret.selected() == 0
                        ? "Line %,d, column %,d".formatted(caret.line(), caret.column())
                        : "Line %,d, column %,d (%,d selected)"
                                .formatted(caret.line(), caret.column(), caret.selected()));
        var found = outline == null ? null : outline.partAt(caret.line()).orElse(null);
        part.getStyleClass().removeIf(it -> it.startsWith("part-"));
        part.setVisible(found != null);
        part.setManaged(found != null);
        if (found != null) {
            part.setText(Gutter.name(found.kind()));
            part.getStyleClass().add(Gutter.styleClass(found.kind()));
        }
        statement.setText(outline == null ? "" : StatementText.line(outline, caret));
    }

    /// Shows how the file is written.
    void encoding(String text) {
        encoding.setText(text);
    }

    /// Says something that need not be done anything about.
    void say(String text) {
        message.setText(text);
    }
}
