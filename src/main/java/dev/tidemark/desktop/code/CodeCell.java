package dev.tidemark.desktop.code;

import java.util.EnumMap;
import java.util.Map;
import javafx.css.PseudoClass;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A line, used again for whatever scrolls into it.
final class CodeCell extends ListCell<CodeLine> {
    private static final Map<CodeLine.Kind, PseudoClass> KINDS = new EnumMap<>(CodeLine.Kind.class);

    static {
        KINDS.put(CodeLine.Kind.REMOVED, PseudoClass.getPseudoClass("removed"));
        KINDS.put(CodeLine.Kind.ADDED, PseudoClass.getPseudoClass("added"));
        KINDS.put(CodeLine.Kind.GAP, PseudoClass.getPseudoClass("gap"));
    }

    private final LinePane pane;

    CodeCell(CodeMetrics metrics) {
        pane = new LinePane(metrics);
    }

    @Override
    protected void updateItem(@Nullable CodeLine line, boolean empty) {
        super.updateItem(line, empty);
        var shown = empty ? null : line;
        KINDS.forEach((kind, pseudoClass) ->
                pseudoClassStateChanged(pseudoClass, shown != null && shown.kind() == kind));
        if (shown == null) {
            setGraphic(null);
            setAccessibleText("");
        } else {
            pane.show(shown);
            setGraphic(pane);
            setAccessibleText(shown.spoken());
        }
    }
}
