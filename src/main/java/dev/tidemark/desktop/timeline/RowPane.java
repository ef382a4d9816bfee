package dev.tidemark.desktop.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A migration's line. Its columns give way one after the other when the window is narrow.
final class RowPane extends Region {
    private static final PseudoClass PLAIN = PseudoClass.getPseudoClass("plain");

    private final RowMetrics metrics;
    private final GraphPane graph = new GraphPane();
    private final Label version = label("row-version");
    private final Label description = label("row-description");
    private final Label badge = label("row-badge");
    private final Label state = label("row-state");
    private final Label when = label("row-when");
    private final Label took = label("row-took");
    private final Label who = label("row-who");

    /// The columns that stand at the right, the last to give way first, with their widths in em.
    private final List<Column> columns =
            List.of(
                    new Column(state, 8.5, _ -> true),
                    new Column(when, 9.2, Columns::when),
                    new Column(who, 6, Columns::who),
                    new Column(took, 4.5, Columns::took));

    private String stateClass = "";

    RowPane(RowMetrics metrics) {
        this.metrics = metrics;
        getStyleClass().add("row");
        getChildren().addAll(graph, version, description, badge, state, when, who, took);
    }

    private record Column(Label label, double width, Predicate<Columns> needed) {}

    private static Label label(String styleClass) {
        var label = new Label();
        label.getStyleClass().add(styleClass);
        return label;
    }

    void show(TimelineRow row, GraphCell cell) {
        graph.show(cell, row.mark());
        version.setText(row.version());
        description.setText(row.description());
        badge.setText(row.wayBack().glyph());
        state.setText(row.mark().word());
        when.setText(row.when());
        took.setText(row.took());
        who.setText(row.who());
        if (!stateClass.equals(row.mark().styleClass())) {
            stateClass = row.mark().styleClass();
            state.getStyleClass().setAll("label", "row-state", stateClass);
            pseudoClassStateChanged(PLAIN, row.state().inForce());
        }
        // The widths may have changed while another line stood in this cell.
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double em = metrics.em();
        double height = getHeight();
        double gap = em * 0.8;
        double left = metrics.graph();
        graph.setLaneWidth(metrics.laneWidth());
        graph.resizeRelocate(0, 0, left, height);
        place(version, left, metrics.version(), height);
        left += metrics.version() + gap;
        double right = getWidth() - gap;
        double least = left + em * 16;
        for (var column : shown(right - least, em, gap).reversed()) {
            double width = column.width() * em;
            right -= width;
            place(column.label(), right, width, height);
            right -= gap;
        }
        double badgeWidth = em * 1.2;
        place(badge, right - badgeWidth, badgeWidth, height);
        place(description, left, Math.max(0, right - badgeWidth - gap / 2 - left), height);
    }

    /// The columns that have something to show and room for it, in their order.
    private List<Column> shown(double room, double em, double gap) {
        double left = room;
        boolean full = false;
        var shown = new ArrayList<Column>();
        for (var column : columns) {
            double width = column.width() * em + gap;
            boolean needed = column.needed().test(metrics.columns());
            full |= needed && left < width;
            column.label().setVisible(needed && !full);
            if (needed && !full) {
                left -= width;
                shown.add(column);
            }
        }
        return shown;
    }

    private static void place(Label label, double x, double width, double height) {
        label.resizeRelocate(x, 0, width, height);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }

    @Override
    protected double computeMinWidth(double height) {
        return 0;
    }

    @Override
    protected double computePrefHeight(double width) {
        return metrics.rowHeight();
    }
}
