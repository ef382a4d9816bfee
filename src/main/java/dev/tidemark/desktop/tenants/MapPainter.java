package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.theme.StateMark;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.shape.StrokeLineJoin;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/// Draws what is seen of the map, and nothing else.
final class MapPainter {
    /// Columns so wide, in em, have room for a word.
    private static final double WORDS = 6.5;

    /// Between a head and the first cell, so that the cursor is whole there.
    static final double BELOW_HEAD = 4;

    private static final double GAP = 1;

    private final GraphicsContext canvas;
    private final MapColours colours;
    private final TextFit names = new TextFit();
    private final MapHeads migrations;
    private final TextFit states = new TextFit();
    private final Map<CellLook, Places> places = new EnumMap<>(CellLook.class);

    MapPainter(GraphicsContext canvas, MapColours colours) {
        this.canvas = canvas;
        this.colours = colours;
        this.migrations = new MapHeads(canvas, colours);
        for (var look : CellLook.values()) {
            places.put(look, new Places());
        }
    }

    /// What is drawn.
    ///
    /// @param hovered the row below the mouse; -1 for none
    /// @param focused whether the keyboard is here
    record Scene(
            MapGeometry at,
            Zoom zoom,
            List<Column> columns,
            List<TenantRow> rows,
            Set<String> marked,
            Cursor cursor,
            int hovered,
            boolean focused,
            Font font) {
        double em() {
            return font.getSize();
        }
    }

    /// Where cells of one look are.
    private static final class Places {
        private double[] all = new double[256];
        private int size;

        void add(double x, double y) {
            if (size + 2 > all.length) {
                all = java.util.Arrays.copyOf(all, all.length * 2);
            }
            all[size++] = x;
            all[size++] = y;
        }
    }

    /// Whether columns are wide enough for words.
    static boolean words(MapGeometry at, double em) {
        return at.columnWidth() >= WORDS * em;
    }

    void paint(Scene scene) {
        var at = scene.at();
        canvas.clearRect(0, 0, at.width(), at.height());
        canvas.setTextBaseline(VPos.CENTER);
        canvas.setLineCap(StrokeLineCap.ROUND);
        canvas.setLineJoin(StrokeLineJoin.ROUND);
        canvas.setFont(scene.font());
        bands(scene);
        clipped(
                at.namesWidth(),
                at.headHeight(),
                at.cellsWidth(),
                at.cellsHeight(),
                () -> cells(scene));
        clipped(0, at.headHeight(), at.namesWidth(), at.cellsHeight(), () -> names(scene));
        clipped(
                at.namesWidth(),
                0,
                at.cellsWidth(),
                at.headHeight(),
                () -> migrations.paint(scene));
        canvas.setStroke(colours.of("line"));
        canvas.setLineWidth(1);
        double below = at.headHeight() - BELOW_HEAD;
        canvas.strokeLine(0, below - 0.5, at.width(), below - 0.5);
        clipped(0, at.headHeight(), at.width(), at.cellsHeight(), () -> cursor(scene));
    }

    private void clipped(double x, double y, double width, double height, Runnable drawing) {
        canvas.save();
        canvas.beginPath();
        canvas.rect(x, y, width, height);
        canvas.clip();
        drawing.run();
        canvas.restore();
    }

    /// Grounds of rows: marked, below the mouse, at the cursor; and of the cursor's column.
    private void bands(Scene scene) {
        var at = scene.at();
        for (int row = at.firstRow(); row < at.endRow(); row++) {
            boolean marked = scene.marked().contains(scene.rows().get(row).schema());
            boolean here = row == scene.cursor().row();
            if (marked || here || row == scene.hovered()) {
                double top = Math.max(at.y(row), at.headHeight());
                canvas.setFill(colours.of(marked ? "marked" : "band"));
                canvas.fillRect(0, top, at.width(), at.y(row) + at.rowHeight() - top);
            }
        }
        if (scene.cursor().row() >= 0 && scene.cursor().column() < at.columns()) {
            double left = Math.max(at.x(scene.cursor().column()), at.namesWidth());
            double right = at.x(scene.cursor().column()) + at.columnWidth();
            canvas.setFill(colours.of("band"));
            if (right > left) {
                canvas.fillRect(left, 0, right - left, at.headHeight() - BELOW_HEAD);
            }
        }
    }

    private void cells(Scene scene) {
        var at = scene.at();
        places.values().forEach(each -> each.size = 0);
        int last = at.endColumn();
        for (int row = at.firstRow(); row < at.endRow(); row++) {
            var stand = scene.rows().get(row).stand();
            double y = at.y(row);
            for (int column = at.firstColumn(); column < last; column++) {
                var cell = stand.at(column);
                if (cell != null) {
                    of(CellLook.of(cell.state())).add(at.x(column), y);
                }
            }
        }
        boolean large = scene.zoom().names();
        double gap = large ? GAP + 1 : Math.min(GAP, at.rowHeight() / 5);
        double width = at.columnWidth() - gap;
        double height = at.rowHeight() - gap;
        for (var look : CellLook.values()) {
            grounds(look, of(look), width, height, large);
        }
        if (large) {
            boolean words = words(at, scene.em());
            for (var look : CellLook.values()) {
                signs(look, of(look), width, height, words, scene.em());
            }
            if (words) {
                words(scene, at);
            }
        }
    }

    private Places of(CellLook look) {
        var known = places.get(look);
        if (known == null) {
            throw new IllegalStateException(look.name());
        }
        return known;
    }

    private void grounds(CellLook look, Places at, double width, double height, boolean large) {
        if (at.size == 0 || (look.fill() == CellLook.Fill.NONE && large)) {
            return;
        }
        var colour = colours.of(look.colour());
        canvas.setFill(look.strong() ? colour : soft(look, large));
        canvas.setStroke(colour);
        canvas.setLineWidth(1);
        for (int i = 0; i < at.size; i += 2) {
            double x = at.all[i];
            double y = at.all[i + 1];
            switch (look.fill()) {
                case SOFT, SOLID -> canvas.fillRect(x, y, width, height);
                case HOLLOW ->
                        canvas.strokeRect(
                                Math.floor(x) + 0.5,
                                Math.floor(y) + 0.5,
                                Math.max(1, Math.floor(width) - 1),
                                Math.max(1, Math.floor(height) - 1));
                case NONE -> canvas.fillRect(x + width / 4, y + height / 2, width / 2, 1);
                case UPPER -> canvas.fillRect(x, y, width, large ? height : height / 2);
                case LOWER ->
                        canvas.fillRect(
                                x, large ? y : y + height / 2, width, large ? height : height / 2);
                case LEFT -> canvas.fillRect(x, y, large ? width : width / 2, height);
            }
        }
    }

    /// Without a sign the colour has to say more.
    private Color soft(CellLook look, boolean large) {
        return large
                ? colours.soft(look.colour())
                : colours.of(look.colour()).deriveColor(0, 1, 1, 0.42);
    }

    private void signs(
            CellLook look, Places at, double width, double height, boolean words, double em) {
        if (at.size == 0) {
            return;
        }
        double side = Math.min(Math.min(width, height), em * 1.25);
        double left = words ? em * 0.45 : (width - side) / 2;
        double top = (height - side) / 2;
        canvas.setStroke(look.strong() ? colours.of("ground") : colours.of(look.colour()));
        canvas.setLineWidth(Math.max(1.2, side / 9));
        canvas.beginPath();
        for (int i = 0; i < at.size; i += 2) {
            for (var line : look.sign()) {
                double x = at.all[i] + left;
                double y = at.all[i + 1] + top;
                canvas.moveTo(x + line[0] * side, y + line[1] * side);
                for (int point = 2; point < line.length; point += 2) {
                    canvas.lineTo(x + line[point] * side, y + line[point + 1] * side);
                }
            }
        }
        canvas.stroke();
    }

    private void words(Scene scene, MapGeometry at) {
        canvas.setTextAlign(TextAlignment.LEFT);
        states.within(scene.font(), at.columnWidth() - scene.em() * 2.4);
        for (int row = at.firstRow(); row < at.endRow(); row++) {
            for (int column = at.firstColumn(); column < at.endColumn(); column++) {
                var cell = scene.rows().get(row).stand().at(column);
                if (cell != null) {
                    var look = CellLook.of(cell.state());
                    canvas.setFill(look.strong() ? colours.of("ground") : colours.of("text"));
                    canvas.fillText(
                            states.of(StateMark.of(cell.state()).word()),
                            at.x(column) + scene.em() * 2,
                            at.y(row) + (at.rowHeight() - GAP) / 2);
                }
            }
        }
    }

    private void names(Scene scene) {
        var at = scene.at();
        double em = scene.em();
        boolean large = scene.zoom().names();
        canvas.setTextAlign(TextAlignment.LEFT);
        var font =
                scene.zoom() == Zoom.LARGE
                        ? scene.font()
                        : Font.font(scene.font().getFamily(), em * 0.86);
        canvas.setFont(font);
        names.within(font, at.namesWidth() - em * 3.6);
        for (int row = at.firstRow(); row < at.endRow(); row++) {
            var tenant = scene.rows().get(row);
            double middle = at.y(row) + at.rowHeight() / 2;
            boolean marked = scene.marked().contains(tenant.schema());
            if (large) {
                box(em * 0.5, middle, Math.min(em * 0.85, at.rowHeight() - 4), marked);
                canvas.setFill(colour(tenant.state()));
                canvas.fillText(tenant.state().glyph(), em * 1.85, middle);
                canvas.setFill(colours.of("text"));
                canvas.fillText(names.of(tenant.schema()), em * 3.1, middle);
            } else if (marked) {
                canvas.setFill(colours.of("accent"));
                canvas.fillRect(em * 0.2, at.y(row), em * 0.5, at.rowHeight());
            }
        }
    }

    private Color colour(TenantState state) {
        return colours.of(
                switch (state) {
                    case FAILED -> "failed";
                    case CHANGED -> "changed";
                    case BLOCKED, GONE -> "missing";
                    case NEW, PENDING -> "pending";
                    case CURRENT -> "applied";
                });
    }

    private void box(double left, double middle, double side, boolean marked) {
        double top = Math.floor(middle - side / 2) + 0.5;
        double x = Math.floor(left) + 0.5;
        double whole = Math.floor(side);
        canvas.setLineWidth(1);
        if (marked) {
            canvas.setFill(colours.of("accent"));
            canvas.fillRect(x - 0.5, top - 0.5, whole + 1, whole + 1);
            canvas.setStroke(colours.of("ground"));
            canvas.setLineWidth(1.6);
            canvas.strokePolyline(
                    new double[] {x + whole * 0.2, x + whole * 0.42, x + whole * 0.82},
                    new double[] {top + whole * 0.42, top + whole * 0.76, top + whole * 0.26},
                    3);
        } else {
            canvas.setStroke(colours.of("quiet"));
            canvas.strokeRect(x, top, whole, whole);
        }
    }

    private void cursor(Scene scene) {
        var at = scene.at();
        var cursor = scene.cursor();
        if (cursor.row() < at.firstRow() || cursor.row() >= at.endRow()) {
            return;
        }
        canvas.setStroke(colours.of(scene.focused() ? "accent" : "quiet"));
        canvas.setLineWidth(scene.focused() ? 2 : 1);
        double y = at.y(cursor.row());
        if (at.columns() == 0) {
            canvas.strokeRect(1, y, at.width() - 2, at.rowHeight() - 1);
        } else if (at.x(cursor.column()) + at.columnWidth() > at.namesWidth()) {
            canvas.strokeRect(
                    at.x(cursor.column()) - 0.5,
                    y - 0.5,
                    at.columnWidth() - 0.5,
                    at.rowHeight() - 0.5);
        }
    }
}
