package dev.tidemark.desktop.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/// How many migrations were applied when, as bars. Dragging over some, or Shift with the arrow keys
/// and Enter, shows only those; Esc or a double click shows all again.
final class AppliedStrip extends Region {
    private static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

    private final BiConsumer<AppliedBars.Bar, AppliedBars.Bar> zoom;
    private final Runnable zoomOut;
    private final List<Rectangle> shapes = new ArrayList<>();
    private final Tooltip tooltip = new Tooltip();
    private AppliedBars bars = AppliedBars.NONE;
    private int from = -1;
    private int to = -1;

    AppliedStrip(BiConsumer<AppliedBars.Bar, AppliedBars.Bar> zoom, Runnable zoomOut) {
        this.zoom = zoom;
        this.zoomOut = zoomOut;
        setId("timeline-strip");
        getStyleClass().add("applied-strip");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.SLIDER);
        Tooltip.install(this, tooltip);
        setOnMousePressed(this::press);
        setOnMouseDragged(event -> choose(from < 0 ? at(event) : from, at(event)));
        setOnMouseMoved(event -> tell(at(event)));
        setOnMouseReleased(this::release);
        setOnKeyPressed(this::key);
        show(AppliedBars.NONE);
    }

    /// Shows other bars.
    void show(AppliedBars wanted) {
        bars = wanted;
        shapes.clear();
        for (var bar : bars.bars()) {
            var shape = new Rectangle();
            shape.getStyleClass().add("bar");
            shape.setVisible(bar.count() > 0);
            shape.setMouseTransparent(true);
            shapes.add(shape);
        }
        getChildren().setAll(shapes);
        from = -1;
        to = -1;
        setDisable(bars.bars().isEmpty());
        tell(-1);
        requestLayout();
    }

    private void press(MouseEvent event) {
        requestFocus();
        if (event.getClickCount() == 2) {
            choose(-1, -1);
            zoomOut.run();
        } else {
            choose(at(event), at(event));
        }
        event.consume();
    }

    private void release(MouseEvent event) {
        if (from >= 0 && event.getClickCount() < 2) {
            zoomToChosen();
        }
        event.consume();
    }

    private void key(KeyEvent event) {
        if (bars.bars().isEmpty()) {
            return;
        }
        int last = bars.bars().size() - 1;
        int step = event.getCode() == KeyCode.LEFT ? -1 : 1;
        switch (event.getCode()) {
            case LEFT, RIGHT -> {
                int next = to < 0 ? last : Math.clamp(to + (long) step, 0, last);
                choose(event.isShiftDown() && from >= 0 ? from : next, next);
            }
            case HOME -> choose(event.isShiftDown() && from >= 0 ? from : 0, 0);
            case END -> choose(event.isShiftDown() && from >= 0 ? from : last, last);
            case ENTER, SPACE -> zoomToChosen();
            case ESCAPE -> {
                choose(-1, -1);
                zoomOut.run();
            }
            default -> {
                return;
            }
        }
        event.consume();
    }

    private void zoomToChosen() {
        if (from >= 0 && to >= 0) {
            zoom.accept(bars.bars().get(Math.min(from, to)), bars.bars().get(Math.max(from, to)));
        }
    }

    private void choose(int first, int last) {
        from = first;
        to = last;
        for (int i = 0; i < shapes.size(); i++) {
            boolean inside = from >= 0 && i >= Math.min(from, to) && i <= Math.max(from, to);
            shapes.get(i).pseudoClassStateChanged(CHOSEN, inside);
        }
        tell(to);
    }

    private void tell(int bar) {
        String what =
                bar < 0 || bar >= bars.bars().size()
                        ? bars.bars().isEmpty()
                                ? "Nothing was applied yet"
                                : "Applied over time. Drag over bars to show only those"
                        : bars.bars().get(bar).text();
        tooltip.setText(what);
        setAccessibleText("Applied over time. " + what);
    }

    private int at(MouseEvent event) {
        int count = bars.bars().size();
        double slot = (getWidth() - getPadding().getLeft() - getPadding().getRight()) / count;
        return count == 0
                ? -1
                : Math.clamp((int) ((event.getX() - getPadding().getLeft()) / slot), 0, count - 1);
    }

    @Override
    protected void layoutChildren() {
        int count = shapes.size();
        if (count == 0) {
            return;
        }
        var padding = getPadding();
        double room = getHeight() - padding.getTop() - padding.getBottom();
        double slot = (getWidth() - padding.getLeft() - padding.getRight()) / count;
        double width = Math.clamp(slot - 1, 1, 18);
        for (int i = 0; i < count; i++) {
            double share = (double) bars.bars().get(i).count() / Math.max(1, bars.highest());
            double height = Math.max(2, room * Math.sqrt(share));
            var shape = shapes.get(i);
            shape.setX(padding.getLeft() + i * slot + (slot - width) / 2);
            shape.setWidth(width);
            shape.setY(padding.getTop() + room - height);
            shape.setHeight(height);
        }
    }
}
