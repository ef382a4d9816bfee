package dev.tidemark.desktop.editor;

import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Region;

/// What the engine knows of the statement under the caret.
final class StatementCard extends GridPane {
    StatementCard() {
        getStyleClass().add("statement-card");
        show(List.of());
    }

    /// Shows facts, or that there is no statement.
    void show(List<StatementText.Fact> facts) {
        getChildren().clear();
        if (facts.isEmpty()) {
            add(new Label("No statement stands at the caret."), 0, 0);
        }
        for (int row = 0; row < facts.size(); row++) {
            var label = new Label(facts.get(row).label());
            label.getStyleClass().add("fact-label");
            label.setMinWidth(Region.USE_PREF_SIZE);
            var text = new Label(facts.get(row).text());
            text.setWrapText(true);
            text.setMinHeight(Region.USE_PREF_SIZE);
            addRow(row, label, text);
        }
    }
}
