package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.action.Action;
import dev.tidemark.desktop.action.Buttons;
import dev.tidemark.engine.difference.UnifiedLine;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.bootstrapicons.BootstrapIcons;

/// Two texts compared line by line, in place of the editor.
final class ComparisonView extends BorderPane {
    private static final double ROW = 20;

    private final ListView<UnifiedLine> lines = new ListView<>();

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
        lines.setAccessibleText("Differences between the texts");
        lines.setPlaceholder(new Label("The texts are the same, line by line"));
        lines.setFixedCellSize(ROW);
        lines.setCellFactory(_ -> new LineCell());
        lines.getItems().setAll(comparison.lines());
        setCenter(lines);
    }

    private static final class LineCell extends ListCell<UnifiedLine> {
        @Override
        protected void updateItem(UnifiedLine line, boolean empty) {
            super.updateItem(line, empty);
            getStyleClass().removeIf(it -> it.startsWith("difference-"));
            if (empty || line == null) {
                setText(null);
            } else {
                setText(line.line());
                getStyleClass().add("difference-" + line.sign().name().toLowerCase(Locale.ROOT));
            }
        }
    }
}
