package dev.tidemark.desktop.timeline;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/// A line of the list between migrations: the head of a group, or where the database is.
final class DividerPane extends Region {
    private final RowMetrics metrics;
    private final GraphPane graph = new GraphPane();
    private final Label title = new Label();
    private final Label facts = new Label();
    private final Region rule = new Region();

    /// @param styleClass `group` or `here`
    DividerPane(RowMetrics metrics, String styleClass) {
        this.metrics = metrics;
        getStyleClass().add(styleClass);
        title.getStyleClass().add(styleClass + "-title");
        facts.getStyleClass().add(styleClass + "-facts");
        rule.getStyleClass().add(styleClass + "-rule");
        getChildren().addAll(rule, graph, title, facts);
    }

    void show(String titleText, String factsText, GraphCell cell) {
        graph.show(cell, null);
        title.setText(titleText);
        facts.setText(factsText);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double em = metrics.em();
        double height = getHeight();
        graph.setLaneWidth(metrics.laneWidth());
        graph.resizeRelocate(0, 0, metrics.graph(), height);
        double left = metrics.graph();
        double room = Math.max(0, getWidth() - left - em);
        double titleWidth = Math.min(room, Math.ceil(title.prefWidth(height)));
        title.resizeRelocate(left, 0, titleWidth, height);
        double after = left + titleWidth + em;
        double factsWidth =
                Math.min(Math.max(0, getWidth() - after - em), Math.ceil(facts.prefWidth(height)));
        facts.resizeRelocate(after, 0, factsWidth, height);
        double ruleStart = factsWidth > 0 ? after + factsWidth + em : after;
        rule.resizeRelocate(
                ruleStart, Math.rint(height / 2), Math.max(0, getWidth() - ruleStart - em), 1);
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }
}
