package dev.tidemark.desktop.run;

import javafx.scene.control.ListCell;
import javafx.scene.control.Tooltip;
import org.jspecify.annotations.Nullable;

/// A message on one line; the whole of it in its tooltip.
final class MessageCell extends ListCell<String> {
    private final Tooltip whole = new Tooltip();

    MessageCell() {
        setPrefWidth(0);
        whole.setWrapText(true);
    }

    @Override
    protected void updateItem(@Nullable String text, boolean empty) {
        super.updateItem(text, empty);
        boolean nothing = empty || text == null;
        setText(nothing ? null : text);
        whole.setText(nothing ? "" : text);
        setTooltip(nothing ? null : whole);
    }
}
