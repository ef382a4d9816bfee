package dev.tidemark.desktop.wizard;

import dev.tidemark.desktop.theme.Theme;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.VBox;

/// One of several ways to go, with its facts.
public final class WayCard extends VBox {
    private final Paragraph badge = new Paragraph("", "way-badge");
    private final VBox facts = new VBox();

    /// @param title for example `A Rollback scripts`
    /// @param acts what can be done with it, below its facts
    public WayCard(String title, Node... acts) {
        getStyleClass().add("way-card");
        getStylesheets().add(Theme.sheet(WizardView.class, "wizard.css"));
        facts.getStyleClass().add("way-facts");
        getChildren().addAll(new Paragraph(title, "title-4"), badge, facts);
        getChildren().addAll(acts);
    }

    /// Several of them side by side, equally wide.
    public static GridPane beside(WayCard... cards) {
        // A grid, because it asks for the height of the texts at the width that they get.
        var grid = new GridPane();
        grid.getStyleClass().add("way-cards");
        grid.addRow(0, cards);
        for (int i = 0; i < cards.length; i++) {
            var column = new ColumnConstraints();
            column.setPercentWidth(100.0 / cards.length);
            grid.getColumnConstraints().add(column);
        }
        return grid;
    }

    /// Shows what is known of it.
    ///
    /// @param summary a few words
    /// @param known sentences
    public void tell(String summary, List<String> known) {
        badge.setText(summary);
        facts.getChildren().setAll(known.stream().map(Paragraph::new).toList());
    }

    /// It can be taken.
    public void available() {
        mark("");
    }

    /// It can't be taken.
    public void unavailable() {
        mark("way-unavailable");
    }

    /// It is the one that is taken.
    public void chosen() {
        mark("way-chosen");
    }

    private void mark(String styleClass) {
        getStyleClass().removeAll("way-unavailable", "way-chosen");
        if (!styleClass.isEmpty()) {
            getStyleClass().add(styleClass);
        }
    }
}
