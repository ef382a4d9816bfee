package dev.tidemark.desktop.tenants;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.css.CssMetaData;
import javafx.css.Styleable;
import javafx.geometry.Orientation;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.Tooltip;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import javafx.scene.text.Text;
import javafx.util.Duration;

/// Tenants × migrations on a canvas that draws only what is seen. What changes asks for a layout,
/// so that it is drawn once in a frame however much changes. The list has the same for those who
/// can't use it.
final class HeatMap extends Region {
    /// In em.
    private static final double NARROWEST_NAMES = 11;

    private static final double WIDEST_NAMES = 22;
    private static final double FLAT_HEAD = 3.4;
    private static final double SMALL_HEAD = 2;
    private static final double MOST_HEAD = 11;
    private static final double BESIDE_NAMES = 4.2;

    private static final List<CssMetaData<? extends Styleable, ?>> META = MapColours.metaData();

    private final TenantsViewModel model;
    private final Canvas canvas = new Canvas();
    private final ScrollBar down = new ScrollBar();
    private final ScrollBar right = new ScrollBar();
    private final Text probe = new Text();
    private final Tooltip tooltip = new Tooltip();
    private final TextFit fit = new TextFit();
    private final ObjectProperty<Zoom> zoom = new SimpleObjectProperty<>(Zoom.LARGE);
    private final MapColours colours;
    private final MapPainter painter;
    private MapGeometry geometry = MapGeometry.EMPTY;
    private String longestName = "";
    private int hovered = -1;
    private boolean follow = true;

    HeatMap(TenantsViewModel model) {
        this.model = model;
        setId("tenants-map");
        getStyleClass().add("heat-map");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.TABLE_VIEW);
        setAccessibleRoleDescription("Map of tenants and migrations");
        colours = new MapColours(this, this::requestLayout);
        painter = new MapPainter(canvas.getGraphicsContext2D(), colours);
        canvas.setMouseTransparent(true);
        bars();
        getChildren().addAll(canvas, down, right, probe);
        tooltip.setShowDelay(Duration.millis(350));
        tooltip.getStyleClass().add("heat-map-tooltip");
        probe.fontProperty().subscribe(this::requestLayout);
        focusedProperty().subscribe(this::requestLayout);
        zoom.subscribe(this::followCursor);
        model.shownProperty().subscribe(this::shown);
        model.tableProperty().subscribe(this::followCursor);
        model.markedProperty().subscribe(this::requestLayout);
        model.cursorProperty().subscribe(this::followCursor);
        setOnMousePressed(this::press);
        setOnMouseMoved(event -> hover(event.getX(), event.getY()));
        setOnMouseExited(_ -> hover(-1, -1));
        addEventHandler(ScrollEvent.SCROLL, this::scroll);
        new MapKeys(model, this).install();
    }

    private void bars() {
        down.setOrientation(Orientation.VERTICAL);
        for (var bar : List.of(down, right)) {
            bar.setFocusTraversable(false);
            bar.setMin(0);
            bar.valueProperty().subscribe((_, _) -> requestLayout());
        }
        down.setId("tenants-map-down");
        down.setAccessibleText("Tenants");
        right.setId("tenants-map-right");
        right.setAccessibleText("Migrations");
    }

    /// How large it is drawn.
    ObjectProperty<Zoom> zoomProperty() {
        return zoom;
    }

    /// How many rows a page is.
    int page() {
        return geometry.page();
    }

    MapColours colours() {
        return colours;
    }

    private void followCursor() {
        follow = true;
        var row = model.currentProperty().get();
        setAccessibleText(
                row == null
                        ? "No tenant"
                        : CellWords.of(row, model.column(), model.cursorProperty().get().column()));
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        var rows = model.shownProperty().get();
        var table = model.tableProperty().get();
        var columns = table == null ? List.<Column>of() : table.columns();
        double bar = Math.ceil(down.prefWidth(-1));
        var wanted = fitted(columns, rows.size(), width, height);
        boolean tall = wanted.mostY() > 0;
        wanted = fitted(columns, rows.size(), tall ? width - bar : width, height);
        boolean wide = wanted.mostX() > 0;
        if (wide) {
            wanted = fitted(columns, rows.size(), wanted.width(), height - bar);
            if (!tall && wanted.mostY() > 0) {
                tall = true;
                wanted = fitted(columns, rows.size(), width - bar, height - bar);
            }
        }
        wanted = wanted.scrolled(right.getValue(), down.getValue());
        if (follow) {
            wanted = wanted.showing(model.cursorProperty().get());
            follow = false;
        }
        geometry = wanted;
        show(down, tall, wanted.scrollY(), wanted.mostY(), wanted.cellsHeight());
        down.setUnitIncrement(wanted.rowHeight() * 2);
        show(right, wide, wanted.scrollX(), wanted.mostX(), wanted.cellsWidth());
        right.setUnitIncrement(wanted.columnWidth());
        down.resizeRelocate(
                width - bar, wanted.headHeight(), bar, wanted.height() - wanted.headHeight());
        right.resizeRelocate(
                wanted.namesWidth(),
                height - bar,
                Math.max(0, wanted.width() - wanted.namesWidth()),
                bar);
        canvas.setWidth(Math.max(0, wanted.width()));
        canvas.setHeight(Math.max(0, wanted.height()));
        painter.paint(
                new MapPainter.Scene(
                        wanted,
                        zoom.get(),
                        columns,
                        rows,
                        model.markedProperty().get(),
                        model.cursorProperty().get(),
                        hovered,
                        isFocused(),
                        probe.getFont()));
    }

    private static void show(ScrollBar bar, boolean needed, double at, double most, double seen) {
        bar.setVisible(needed);
        bar.setMax(most);
        bar.setVisibleAmount(most <= 0 ? 0 : most * seen / (most + seen));
        bar.setBlockIncrement(seen * 0.9);
        bar.setValue(at);
    }

    private MapGeometry fitted(List<Column> columns, int rows, double width, double height) {
        double em = probe.getFont().getSize();
        fit.within(probe.getFont(), 0);
        boolean named = zoom.get().names();
        double names =
                named
                        ? Math.clamp(
                                Math.ceil(fit.width(longestName) + BESIDE_NAMES * em),
                                NARROWEST_NAMES * em,
                                WIDEST_NAMES * em)
                        : em * 1.1;
        double head = em * FLAT_HEAD + MapPainter.BELOW_HEAD;
        var flat = MapGeometry.of(zoom.get(), rows, columns.size(), width, height, names, head, em);
        if (named && (columns.isEmpty() || MapPainter.words(flat, em))) {
            return flat;
        }
        double tall =
                named
                        ? Math.min(
                                Math.ceil(fit.width(longest(columns, Column::name)) + em),
                                MOST_HEAD * em)
                        : SMALL_HEAD * em;
        return MapGeometry.of(
                zoom.get(),
                rows,
                columns.size(),
                width,
                height,
                names,
                tall + MapPainter.BELOW_HEAD,
                em);
    }

    private void shown(List<TenantRow> rows) {
        longestName = longest(rows, TenantRow::schema);
        followCursor();
    }

    /// The longest by letters: measuring ten thousand names would take long.
    private static <T> String longest(List<T> all, Function<T, String> text) {
        String longest = "";
        for (var one : all) {
            String now = text.apply(one);
            longest = now.length() > longest.length() ? now : longest;
        }
        return longest;
    }

    private void press(MouseEvent event) {
        requestFocus();
        int row = geometry.rowAt(event.getY());
        if (row < 0 || event.getButton() != MouseButton.PRIMARY) {
            return;
        }
        int column = geometry.columnAt(event.getX());
        boolean box = zoom.get().names() && event.getX() < probe.getFont().getSize() * 1.6;
        if (event.isShiftDown()) {
            model.markTo(row);
        } else {
            model.go(new Cursor(row, column < 0 ? model.cursorProperty().get().column() : column));
            if (box || event.isShortcutDown()) {
                model.toggle(row);
            } else if (event.getClickCount() == 2) {
                model.open(model.shownProperty().get().get(row));
            }
        }
        event.consume();
    }

    private void hover(double x, double y) {
        int row = geometry.rowAt(y);
        if (row != hovered) {
            hovered = row;
            requestLayout();
        }
        if (row < 0 || row >= model.shownProperty().get().size()) {
            Tooltip.uninstall(this, tooltip);
            return;
        }
        var tenant = model.shownProperty().get().get(row);
        int column = geometry.columnAt(x);
        var table = model.tableProperty().get();
        tooltip.setText(
                column < 0 || table == null
                        ? CellWords.tenant(tenant)
                        : CellWords.of(tenant, Optional.of(table.columns().get(column)), column));
        Tooltip.install(this, tooltip);
    }

    private void scroll(ScrollEvent event) {
        if (event.isShortcutDown()) {
            zoom.set(event.getDeltaY() > 0 ? zoom.get().in() : zoom.get().out());
        } else {
            boolean sideways = event.isShiftDown() && event.getDeltaX() == 0;
            double x = sideways ? event.getDeltaY() : event.getDeltaX();
            double y = sideways ? 0 : event.getDeltaY();
            right.setValue(Math.clamp(right.getValue() - x, 0, right.getMax()));
            down.setValue(Math.clamp(down.getValue() - y, 0, down.getMax()));
            hover(event.getX(), event.getY());
        }
        event.consume();
    }

    @Override
    protected double computeMinWidth(double height) {
        return 200;
    }

    @Override
    protected double computeMinHeight(double width) {
        return 100;
    }

    @Override
    public List<CssMetaData<? extends Styleable, ?>> getCssMetaData() {
        return META;
    }
}
