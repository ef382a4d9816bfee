package dev.tidemark.desktop.verify;

import dev.tidemark.engine.catalog.ObjectChange;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/// A changed object: what became of it, what it is.
final class ChangeCell extends ListCell<ObjectChange> {
    private final Label kind = new Label();
    private final Label object = new Label();
    private final Label name = new Label();
    private final HBox line = new HBox(kind, object, name);

    ChangeCell() {
        kind.getStyleClass().add("change-kind");
        kind.setMinWidth(Region.USE_PREF_SIZE);
        object.getStyleClass().add("change-object");
        object.setMinWidth(Region.USE_PREF_SIZE);
        name.setMinWidth(0);
        line.getStyleClass().add("change-line");
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ObjectChange change, boolean empty) {
        super.updateItem(change, empty);
        if (empty || change == null) {
            setGraphic(null);
            setAccessibleText(null);
            return;
        }
        kind.getStyleClass().removeIf(it -> it.startsWith("state-"));
        switch (change.kind()) {
            case ADDED -> show("+ added", "state-applied");
            case REMOVED -> show("− removed", "state-failed");
            case CHANGED -> show("≠ changed", "state-changed");
            case REORDERED -> show("⇅ reordered", "state-out-of-order");
        }
        object.setText(change.key().kind());
        name.setText(change.key().name());
        setGraphic(line);
        setAccessibleText("%s %s".formatted(change.key(), change.kind().text()));
    }

    private void show(String text, String style) {
        kind.setText(text);
        kind.getStyleClass().add(style);
    }
}
