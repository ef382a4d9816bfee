package dev.tidemark.desktop.create;

import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A template, or the name of a group.
final class TemplateCell extends ListCell<TemplateRow> {
    private static final PseudoClass HEADING = PseudoClass.getPseudoClass("heading");

    TemplateCell() {
        setMnemonicParsing(false);
        // As wide as the list: what is longer ends in dots.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable TemplateRow row, boolean empty) {
        super.updateItem(row, empty);
        var shown = empty ? null : row;
        pseudoClassStateChanged(HEADING, shown instanceof TemplateRow.Heading);
        setText(
                switch (shown) {
                    case null -> "";
                    case TemplateRow.Heading heading -> heading.text();
                    case TemplateRow.Entry entry -> entry.title();
                });
        // A group can't be chosen.
        setDisable(shown instanceof TemplateRow.Heading);
    }
}
