package dev.tidemark.desktop.diagram;

import dev.tidemark.desktop.theme.Theme;
import java.util.Comparator;
import java.util.OptionalInt;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.Cursor;
import javafx.scene.canvas.Canvas;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.input.ZoomEvent;
import javafx.scene.layout.Pane;
import org.jspecify.annotations.Nullable;

/// Shows a drawing: the wheel moves it, with Ctrl it zooms; the mouse pulls it; arrows go from box
/// to box, `+`, `−` and `0` zoom. Only what is visible is drawn. Used on the JavaFX thread.
public final class DiagramPane extends Pane {
    private static final double STEP = 1.2;
    private static final double BACK = 1 / STEP;

    private final Canvas canvas = new Canvas();
    private final Ink ink = new Ink(this::drawSoon);
    private final ReadOnlyDoubleWrapper zoom = new ReadOnlyDoubleWrapper(1);
    private Placed drawing = Placed.EMPTY;
    private Sight sight = new Sight(1, 0, 0);
    private OptionalInt selected = OptionalInt.empty();
    private Consumer<String> chosen = _ -> {};
    private Consumer<String> opened = _ -> {};
    private boolean fitting = true;
    private boolean pulled;
    private double lastX;
    private double lastY;

    /// An empty one.
    public DiagramPane() {
        getStyleClass().add("diagram");
        getStylesheets().add(Theme.sheet(DiagramPane.class, "diagram.css"));
        getChildren().addAll(ink, canvas);
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        addEventHandler(MouseEvent.MOUSE_PRESSED, this::pressed);
        addEventHandler(MouseEvent.MOUSE_DRAGGED, this::dragged);
        addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
        addEventHandler(MouseEvent.MOUSE_MOVED, this::moved);
        addEventHandler(ScrollEvent.SCROLL, this::scrolled);
        addEventHandler(
                ZoomEvent.ZOOM,
                event -> {
                    look(sight.zoomed(event.getZoomFactor(), event.getX(), event.getY()));
                    event.consume();
                });
        addEventHandler(KeyEvent.KEY_PRESSED, this::typed);
    }

    /// What to do when somebody chooses a box, by its key.
    public void onChosen(Consumer<String> listener) {
        chosen = listener;
    }

    /// What to do when somebody opens a box: Enter, or a double click.
    public void onOpened(Consumer<String> listener) {
        opened = listener;
    }

    /// How large it is shown; 1 is full size.
    public ReadOnlyDoubleProperty zoomProperty() {
        return zoom.getReadOnlyProperty();
    }

    /// Shows another drawing, all of it.
    public void show(Placed placed) {
        drawing = placed;
        selected = OptionalInt.empty();
        fitting = true;
        requestLayout();
    }

    /// Marks a box and brings it into view; nothing is marked when there is none of the key.
    public void select(@Nullable String key) {
        selected = key == null ? OptionalInt.empty() : drawing.diagram().indexOf(key);
        if (selected.isPresent() && !fitting) {
            look(sight.showing(drawing.places().get(selected.getAsInt()), getWidth(), getHeight()));
        }
        drawSoon();
    }

    /// Shows all of it.
    public void fit() {
        fitting = true;
        requestLayout();
    }

    /// Shows it larger.
    public void larger() {
        look(sight.zoomed(STEP, getWidth() / 2, getHeight() / 2));
    }

    /// Shows it smaller.
    public void smaller() {
        look(sight.zoomed(BACK, getWidth() / 2, getHeight() / 2));
    }

    private void look(Sight wanted) {
        fitting = false;
        sight = wanted.within(drawing, getWidth(), getHeight());
        zoom.set(sight.zoom());
        drawSoon();
    }

    /// At the next layout, however much happened.
    private void drawSoon() {
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth());
        double height = Math.max(1, getHeight());
        canvas.setWidth(width);
        canvas.setHeight(height);
        if (fitting && !drawing.places().isEmpty()) {
            sight = Sight.all(drawing, width, height);
            zoom.set(sight.zoom());
        }
        new Pen(canvas.getGraphicsContext2D(), ink, drawing, sight, selected).draw(width, height);
    }

    private OptionalInt boxAt(double x, double y) {
        double px = sight.x() + x / sight.zoom();
        double py = sight.y() + y / sight.zoom();
        return IntStream.range(0, drawing.places().size())
                .filter(i -> drawing.places().get(i).contains(px, py))
                .findFirst();
    }

    private String key(int box) {
        return drawing.diagram().boxes().get(box).key();
    }

    private void pressed(MouseEvent event) {
        requestFocus();
        pulled = false;
        lastX = event.getX();
        lastY = event.getY();
    }

    private void dragged(MouseEvent event) {
        pulled |= !event.isStillSincePress();
        setCursor(Cursor.CLOSED_HAND);
        look(sight.moved(event.getX() - lastX, event.getY() - lastY));
        lastX = event.getX();
        lastY = event.getY();
    }

    private void clicked(MouseEvent event) {
        setCursor(Cursor.DEFAULT);
        var box = boxAt(event.getX(), event.getY());
        if (!pulled && box.isPresent() && event.getButton() == MouseButton.PRIMARY) {
            chosen.accept(key(box.getAsInt()));
            if (event.getClickCount() == 2) {
                opened.accept(key(box.getAsInt()));
            }
        }
    }

    private void moved(MouseEvent event) {
        setCursor(boxAt(event.getX(), event.getY()).isPresent() ? Cursor.HAND : Cursor.OPEN_HAND);
    }

    private void scrolled(ScrollEvent event) {
        if (event.isShortcutDown()) {
            double factor = event.getDeltaY() > 0 ? STEP : BACK;
            look(sight.zoomed(factor, event.getX(), event.getY()));
        } else {
            look(sight.moved(event.getDeltaX(), event.getDeltaY()));
        }
        event.consume();
    }

    private void typed(KeyEvent event) {
        boolean taken = true;
        switch (event.getCode()) {
            case LEFT -> go(-1, 0);
            case RIGHT -> go(1, 0);
            case UP -> go(0, -1);
            case DOWN -> go(0, 1);
            case PLUS, ADD, EQUALS -> larger();
            case MINUS, SUBTRACT -> smaller();
            case DIGIT0, NUMPAD0, HOME -> fit();
            case ENTER -> selected.ifPresent(box -> opened.accept(key(box)));
            default -> taken = false;
        }
        if (taken && !event.isAltDown()) {
            event.consume();
        }
    }

    /// Chooses the nearest box in a direction.
    private void go(int dx, int dy) {
        if (drawing.places().isEmpty()) {
            return;
        }
        int start = selected.orElse(0);
        var from = drawing.places().get(start);
        IntStream.range(0, drawing.places().size())
                .filter(i -> i != start)
                .filter(i -> ahead(from, drawing.places().get(i), dx, dy) > 0)
                .boxed()
                .min(
                        Comparator.comparingDouble(
                                i -> distance(from, drawing.places().get(i), dx, dy)))
                .ifPresent(i -> chosen.accept(key(i)));
    }

    private static double ahead(Place from, Place to, int dx, int dy) {
        return (to.middleX() - from.middleX()) * dx + (to.middleY() - from.middleY()) * dy;
    }

    /// What lies aside counts twice.
    private static double distance(Place from, Place to, int dx, int dy) {
        double aside =
                Math.abs((to.middleX() - from.middleX()) * dy)
                        + Math.abs((to.middleY() - from.middleY()) * dx);
        return ahead(from, to, dx, dy) + 2 * aside;
    }
}
