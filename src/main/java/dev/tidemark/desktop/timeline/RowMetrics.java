package dev.tidemark.desktop.timeline;

import javafx.beans.property.SimpleIntegerProperty;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/// The widths that all rows of the list share, in pixels.
final class RowMetrics {
    private static final double WIDEST_VERSION = 13;

    /// Counts up whenever a width changed.
    private final SimpleIntegerProperty changes = new SimpleIntegerProperty();

    private double em = 14;
    private Widths widths = new Widths(em, em * 2, em * 3, false, false, false);

    private int lanes = 1;
    private Columns columns = Columns.NONE;

    private record Widths(
            double em, double graph, double version, boolean when, boolean who, boolean took) {}

    /// Takes over what is to be shown.
    ///
    /// @param lanesShown of the graph
    /// @param wanted which columns have something to show
    void measure(int lanesShown, Columns wanted) {
        lanes = lanesShown;
        columns = wanted;
        measure();
    }

    /// Takes over the font's size.
    void size(double size) {
        if (size != em) {
            em = size;
            measure();
        }
    }

    private void measure() {
        var text = new Text(columns.widestVersion());
        text.setFont(Font.font("monospace", em));
        var wanted =
                new Widths(
                        em,
                        Math.ceil((Math.min(lanes, GraphCell.MOST_LANES) + 1.2) * laneWidth()),
                        Math.ceil(Math.min(WIDEST_VERSION * em, text.getLayoutBounds().getWidth())),
                        columns.when(),
                        columns.who(),
                        columns.took());
        if (!wanted.equals(widths)) {
            widths = wanted;
            changes.set(changes.get() + 1);
        }
    }

    SimpleIntegerProperty changes() {
        return changes;
    }

    double em() {
        return em;
    }

    Columns columns() {
        return columns;
    }

    double graph() {
        return widths.graph();
    }

    double version() {
        return widths.version();
    }

    double laneWidth() {
        return Math.round(em * 1.25);
    }

    double rowHeight() {
        return Math.round(em * 2.45);
    }
}
