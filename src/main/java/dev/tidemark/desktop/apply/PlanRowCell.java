package dev.tidemark.desktop.apply;

import atlantafx.base.theme.Styles;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// One migration of a plan: its name, how it runs, and a badge when there is no way back.
final class PlanRowCell extends ListCell<PlanRow> {
    private final Label title = new Label();
    private final Label badge = new Label();
    private final Label facts = new Label();
    private final HBox first = new HBox(title, badge);
    private final VBox box = new VBox(first, facts);
    private final Tooltip notes = new Tooltip();

    PlanRowCell() {
        title.getStyleClass().add(Styles.TEXT_BOLD);
        title.setMaxWidth(Double.MAX_VALUE);
        title.setMinWidth(0);
        HBox.setHgrow(title, Priority.ALWAYS);
        badge.getStyleClass().add("plan-one-way");
        badge.setMinWidth(Region.USE_PREF_SIZE);
        facts.getStyleClass().add("quiet");
        first.getStyleClass().add("plan-first");
        box.getStyleClass().add("plan-row");
        notes.setWrapText(true);
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable PlanRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setGraphic(null);
            setTooltip(null);
            setAccessibleText(null);
            return;
        }
        title.setText(row.title());
        badge.setText(row.wayBack());
        badge.setVisible(!row.wayBack().isEmpty());
        facts.setText(
                row.notes().isEmpty() ? row.facts() : "%s · see notes".formatted(row.facts()));
        notes.setText(row.notes());
        setTooltip(row.notes().isEmpty() ? null : notes);
        setGraphic(box);
        setAccessibleText(
                "%s, %s %s %s".formatted(row.title(), row.facts(), row.wayBack(), row.notes()));
    }
}
