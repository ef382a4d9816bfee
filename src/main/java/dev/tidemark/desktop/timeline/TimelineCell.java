package dev.tidemark.desktop.timeline;

import java.util.Objects;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import org.jspecify.annotations.Nullable;

/// A line of the list. Its three shapes are made once and used again for whatever scrolls into it.
final class TimelineCell extends ListCell<TimelineItem> {
    private static final PseudoClass LINE = PseudoClass.getPseudoClass("line");

    private final RowPane row;
    private final DividerPane group;
    private final DividerPane here;

    TimelineCell(RowMetrics metrics) {
        row = new RowPane(metrics);
        group = new DividerPane(metrics, "group");
        here = new DividerPane(metrics, "here");
        setText(null);
        // Not at once: a cell is made with the toolkit's font, before the style sheet gives it its
        // own.
        fontProperty().subscribe((_, font) -> metrics.size(font.getSize()));
    }

    @Override
    protected void updateItem(@Nullable TimelineItem item, boolean empty) {
        super.updateItem(item, empty);
        switch (empty ? null : item) {
            case TimelineItem.Entry entry -> {
                row.show(entry.row(), entry.graph());
                put(row, entry.row().spoken(), true);
            }
            case TimelineItem.Heading heading -> {
                group.show(heading.title(), heading.facts(), heading.graph());
                put(group, "%s, %s".formatted(heading.title(), heading.facts()), false);
            }
            case TimelineItem.Here place -> {
                here.show(place.text(), "", place.graph());
                put(here, place.text(), false);
            }
            case null -> put(null, "", true);
        }
    }

    private void put(@Nullable Node graphic, String spoken, boolean migration) {
        if (!Objects.equals(getGraphic(), graphic)) {
            setGraphic(graphic);
            pseudoClassStateChanged(LINE, !migration);
        }
        setAccessibleText(spoken);
    }
}
