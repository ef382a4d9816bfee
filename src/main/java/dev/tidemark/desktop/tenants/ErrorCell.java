package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.tenants.Failed.Line;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A kind of error, or a tenant that has it.
final class ErrorCell extends ListCell<Line> {
    private final Label name = new Label();
    private final Label text = new Label();
    private final HBox row = new HBox(name, text);

    ErrorCell() {
        name.setMinWidth(Region.USE_PREF_SIZE);
        text.getStyleClass().add("quiet");
        row.getStyleClass().add("error-line");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable Line line, boolean empty) {
        super.updateItem(line, empty);
        switch (empty ? null : line) {
            case Line.Kind(String kind, int tenants, String example) -> {
                name.setText("✗ %s, %s".formatted(kind, TenantWords.count(tenants)));
                name.getStyleClass().setAll("label", "state-failed", "text-bold");
                put(example);
            }
            case Line.Tenant(var failed) -> {
                name.setText("    %s".formatted(failed.schema()));
                name.getStyleClass().setAll("label");
                put(failed.problem().why());
            }
            case null -> {
                setGraphic(null);
                setAccessibleText(null);
            }
        }
    }

    private void put(String why) {
        text.setText(why.replaceAll("\\s+", " "));
        setAccessibleText("%s, %s".formatted(name.getText().strip(), text.getText()));
        setGraphic(row);
    }
}
