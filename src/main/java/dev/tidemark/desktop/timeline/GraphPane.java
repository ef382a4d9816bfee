package dev.tidemark.desktop.timeline;

import dev.tidemark.desktop.theme.StateMark;
import java.util.List;
import java.util.Set;
import javafx.css.PseudoClass;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;
import javafx.scene.shape.Circle;
import javafx.scene.shape.CubicCurveTo;
import javafx.scene.shape.LineTo;
import javafx.scene.shape.MoveTo;
import javafx.scene.shape.Path;
import javafx.scene.shape.PathElement;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// A line's part of the graph: shapes that take their colours from the style sheet. Nothing is
/// drawn again while the next row has the same part.
final class GraphPane extends Region {
    private static final int COLOURS = 4;
    private static final PseudoClass HOLLOW = PseudoClass.getPseudoClass("hollow");
    private static final Set<String> HOLLOW_STATES =
            Set.of("state-skipped", "state-repeatable-outdated");

    private final List<Path> lanes = List.of(lane(0), lane(1), lane(2), lane(3));
    private final Circle dot = new Circle();
    private final Text glyph = new Text();
    private GraphCell cell = GraphCell.NONE;
    private String state = "";
    private double laneWidth = 16;
    private double drawnHeight = -1;

    GraphPane() {
        getStyleClass().add("graph");
        dot.getStyleClass().add("dot");
        glyph.getStyleClass().add("dot-glyph");
        glyph.setTextOrigin(VPos.CENTER);
        getChildren().addAll(lanes);
        getChildren().addAll(dot, glyph);
        setMouseTransparent(true);
    }

    private static Path lane(int colour) {
        var path = new Path();
        path.getStyleClass().addAll("lane", "lane-%d".formatted(colour));
        path.setVisible(false);
        return path;
    }

    /// How wide lanes are, in pixels.
    void setLaneWidth(double width) {
        if (laneWidth != width) {
            laneWidth = width;
            drawnHeight = -1;
            requestLayout();
        }
    }

    /// Draws a line's part.
    ///
    /// @param mark the look of its dot; null without one
    void show(GraphCell wanted, @Nullable StateMark mark) {
        String wantedState = mark == null ? "" : mark.styleClass();
        if (!wantedState.equals(state)) {
            restyle(mark);
            state = wantedState;
        }
        if (!wanted.equals(cell)) {
            cell = wanted;
            drawnHeight = -1;
            requestLayout();
        }
    }

    private void restyle(@Nullable StateMark mark) {
        dot.setVisible(mark != null);
        glyph.setVisible(mark != null);
        if (mark != null) {
            dot.getStyleClass().setAll("dot", mark.styleClass());
            // The ring itself is the sign of what is pending.
            boolean ring = mark.glyph().equals("○") || mark.glyph().equals("◌");
            glyph.setText(ring ? "" : mark.glyph());
            glyph.pseudoClassStateChanged(HOLLOW, HOLLOW_STATES.contains(mark.styleClass()));
            drawnHeight = -1;
            requestLayout();
        }
    }

    @Override
    protected void layoutChildren() {
        double height = getHeight();
        if (height == drawnHeight) {
            return;
        }
        drawnHeight = height;
        for (int colour = 0; colour < COLOURS; colour++) {
            draw(lanes.get(colour), colour, height);
        }
        if (cell.dot() >= 0) {
            double x = centre(cell.dot());
            dot.setCenterX(x);
            dot.setCenterY(height / 2);
            dot.setRadius(laneWidth * 0.48);
            glyph.setX(x - glyph.getLayoutBounds().getWidth() / 2);
            glyph.setY(height / 2);
        }
    }

    private double centre(int lane) {
        return (lane + 1.1) * laneWidth;
    }

    private void draw(Path path, int colour, double height) {
        var elements = path.getElements();
        elements.clear();
        for (int lane = colour; lane < GraphCell.MOST_LANES; lane += COLOURS) {
            int bit = 1 << lane;
            double x = centre(lane);
            if ((cell.passing() & bit) != 0) {
                elements.addAll(new MoveTo(x, 0), new LineTo(x, height));
            }
            if ((cell.above() & bit) != 0) {
                elements.add(new MoveTo(x, 0));
                curve(elements, x, 0, centre(cell.dot()), height / 2);
            }
            if ((cell.below() & bit) != 0) {
                elements.add(new MoveTo(x, height));
                curve(elements, x, height, centre(cell.dot()), height / 2);
            }
        }
        path.setVisible(!elements.isEmpty());
    }

    /// From a lane at an edge of the row to the dot, leaving the lane upright.
    private static void curve(
            List<PathElement> elements, double x, double y, double toX, double toY) {
        elements.add(
                x == toX
                        ? new LineTo(toX, toY)
                        : new CubicCurveTo(x, y + (toY - y) * 0.8, x, toY, toX, toY));
    }

    @Override
    protected double computePrefWidth(double height) {
        return 0;
    }
}
