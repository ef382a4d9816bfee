package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.tenants.MapPainter.Scene;
import java.util.regex.Pattern;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/// Draws the migrations' names above their columns: beside one another where columns are wide,
/// upright where they are not, and of very narrow ones only the cursor's.
final class MapHeads {
    private static final Pattern DATED = Pattern.compile("([0-9][0-9._-]*)_(.+)");

    private final GraphicsContext canvas;
    private final MapColours colours;
    private final TextFit heads = new TextFit();

    MapHeads(GraphicsContext canvas, MapColours colours) {
        this.canvas = canvas;
        this.colours = colours;
    }

    /// Draws those that are seen.
    void paint(Scene scene) {
        var at = scene.at();
        double em = scene.em();
        boolean flat = MapPainter.words(at, em);
        if (!scene.zoom().names()) {
            small(scene);
            return;
        }
        heads.within(
                scene.font(),
                flat
                        ? at.columnWidth() - em * 0.8
                        : at.headHeight() - MapPainter.BELOW_HEAD - em * 0.8);
        canvas.setTextAlign(TextAlignment.LEFT);
        for (int column = at.firstColumn(); column < at.endColumn(); column++) {
            boolean here = scene.cursor().row() >= 0 && column == scene.cursor().column();
            canvas.setFill(colours.of(here ? "text" : "quiet"));
            String name = scene.columns().get(column).name();
            if (flat) {
                flat(name, at.x(column) + em * 0.45, at.headHeight() - MapPainter.BELOW_HEAD, em);
            } else {
                String text = heads.of(name);
                canvas.save();
                canvas.translate(
                        at.x(column) + at.columnWidth() / 2,
                        at.headHeight() - MapPainter.BELOW_HEAD - em * 0.4);
                canvas.rotate(-90);
                canvas.fillText(text, 0, 0);
                canvas.restore();
            }
        }
    }

    /// What it does below when: names that begin alike differ in what follows.
    private void flat(String name, double x, double height, double em) {
        var dated = DATED.matcher(name);
        if (dated.matches()) {
            canvas.fillText(heads.of(dated.group(1)), x, height / 2 - em * 0.7);
            canvas.fillText(heads.of(dated.group(2)), x, height / 2 + em * 0.7);
        } else {
            canvas.fillText(heads.of(name), x, height / 2);
        }
    }

    /// Of narrow columns only the cursor's has its name.
    private void small(Scene scene) {
        var column = current(scene);
        if (column != null) {
            var at = scene.at();
            heads.within(scene.font(), at.cellsWidth());
            String text = heads.of(column.name());
            double x = at.x(scene.cursor().column());
            canvas.setTextAlign(TextAlignment.LEFT);
            canvas.setFill(colours.of("text"));
            canvas.fillText(
                    text,
                    Math.max(
                            at.namesWidth(),
                            Math.min(x, at.width() - heads.width(text) - scene.em())),
                    (at.headHeight() - MapPainter.BELOW_HEAD) / 2);
        }
    }

    private static @Nullable Column current(Scene scene) {
        int column = scene.cursor().column();
        return scene.cursor().row() < 0 || column >= scene.columns().size()
                ? null
                : scene.columns().get(column);
    }
}
