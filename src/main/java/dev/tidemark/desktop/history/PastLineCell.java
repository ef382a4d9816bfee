package dev.tidemark.desktop.history;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// One line of a run's page.
final class PastLineCell extends ListCell<PastLine> {
    private static final PseudoClass MIGRATION = PseudoClass.getPseudoClass("migration");
    private static final PseudoClass SAID = PseudoClass.getPseudoClass("said");

    private final Label state = new Label();
    private final Label text = new Label();
    private final Label side = new Label();
    private final HBox row = new HBox(state, text, side);

    PastLineCell() {
        row.getStyleClass().add("run-line");
        text.getStyleClass().add("run-line-text");
        text.setMinWidth(0);
        text.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(text, Priority.ALWAYS);
        side.setMinWidth(Region.USE_PREF_SIZE);
        side.getStyleClass().add("quiet");
        state.setMinWidth(Region.USE_PREF_SIZE);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PastLine line, boolean empty) {
        super.updateItem(line, empty);
        if (empty || line == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        var mark = line.state().map(RunMark::of);
        state.setText(mark.map(RunMark::glyph).orElse("…"));
        state.getStyleClass()
                .setAll("label", "run-line-state", mark.map(RunMark::styleClass).orElse("quiet"));
        text.setText(line.text());
        side.setText(line.side());
        row.pseudoClassStateChanged(
                MIGRATION,
                line.kind() == PastLine.Kind.MIGRATION || line.kind() == PastLine.Kind.CHANGE);
        row.pseudoClassStateChanged(SAID, line.kind() == PastLine.Kind.SAID);
        setGraphic(row);
        setAccessibleText(
                "%s %s %s".formatted(mark.map(RunMark::word).orElse(""), line.text(), line.side()));
    }
}
