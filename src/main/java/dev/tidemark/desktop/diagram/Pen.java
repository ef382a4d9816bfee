package dev.tidemark.desktop.diagram;

import dev.tidemark.desktop.diagram.Ink.Use;
import java.util.List;
import java.util.OptionalInt;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;

/// Draws what is seen of a drawing.
final class Pen {
    /// Smaller than that, lines of text are not read by anybody.
    private static final double READABLE = 0.4;

    /// Smaller than that, titles are not either.
    private static final double TITLES = 0.14;

    private static final double ROUND = 6;
    private static final double FOOT = 9;
    private static final Font PLAIN = Font.font("monospace", 12);
    private static final Font BOLD = Font.font("sans-serif", FontWeight.BOLD, 13);

    private final GraphicsContext out;
    private final Ink ink;
    private final Placed drawing;
    private final Sight sight;
    private final OptionalInt selected;

    Pen(GraphicsContext out, Ink ink, Placed drawing, Sight sight, OptionalInt selected) {
        this.out = out;
        this.ink = ink;
        this.drawing = drawing;
        this.sight = sight;
        this.selected = selected;
    }

    void draw(double width, double height) {
        out.setTransform(1, 0, 0, 1, 0, 0);
        out.setFill(ink.of(Use.GROUND));
        out.fillRect(0, 0, width, height);
        out.scale(sight.zoom(), sight.zoom());
        out.translate(-sight.x(), -sight.y());
        var seen = new Place(sight.x(), sight.y(), width / sight.zoom(), height / sight.zoom());
        var links = drawing.diagram().links();
        for (var use : List.of(Use.LINE, Use.ACCENT)) {
            for (int i = 0; i < links.size(); i++) {
                if (touches(links.get(i)) == (use == Use.ACCENT)) {
                    link(links.get(i), drawing.ends().get(i), seen, use);
                }
            }
        }
        for (int i = 0; i < drawing.places().size(); i++) {
            if (drawing.places().get(i).overlaps(seen)) {
                box(i);
            }
        }
    }

    private boolean touches(Link link) {
        return selected.isPresent()
                && (link.from() == selected.getAsInt() || link.to() == selected.getAsInt());
    }

    private void box(int index) {
        var box = drawing.diagram().boxes().get(index);
        var place = drawing.places().get(index);
        boolean chosen = selected.isPresent() && selected.getAsInt() == index;
        out.setFill(ink.of(Use.BOX));
        out.fillRoundRect(place.x(), place.y(), place.width(), place.height(), ROUND, ROUND);
        out.setFill(ink.of(chosen ? Use.ACCENT_TITLE : Use.TITLE));
        out.fillRoundRect(place.x(), place.y(), place.width(), BoxSize.TITLE, ROUND, ROUND);
        out.setLineWidth(1);
        out.setStroke(ink.of(chosen ? Use.ACCENT : Use.BORDER));
        if (!box.lines().isEmpty()) {
            double under = place.y() + BoxSize.TITLE;
            out.strokeLine(place.x(), under, place.right(), under);
        }
        out.setLineWidth(chosen ? 2.5 : 1);
        out.strokeRoundRect(place.x(), place.y(), place.width(), place.height(), ROUND, ROUND);
        if (sight.zoom() < TITLES) {
            return;
        }
        out.setTextBaseline(VPos.CENTER);
        out.setFont(BOLD);
        out.setFill(ink.of(Use.TEXT));
        double left = place.x() + BoxSize.PADDING;
        double room = place.width() - 2 * BoxSize.PADDING;
        out.fillText(box.title(), left, place.y() + BoxSize.middle(-1), room);
        if (sight.zoom() >= READABLE) {
            lines(box, left, place.y());
        }
    }

    private void lines(Box box, double left, double top) {
        out.setFont(PLAIN);
        double marks = BoxSize.marks(box);
        for (int i = 0; i < box.lines().size(); i++) {
            var line = box.lines().get(i);
            double y = top + BoxSize.middle(i);
            out.setFill(ink.of(Use.QUIET));
            out.fillText(line.mark(), left, y);
            double detail = left + marks + (line.name().length() + 2) * BoxSize.CHARACTER;
            out.fillText(line.detail(), detail, y);
            out.setFill(ink.of(Use.TEXT));
            out.fillText(line.name(), left + marks, y);
        }
    }

    /// From the line that refers to the box that it refers to.
    private void link(Link link, double end, Place seen, Use use) {
        var from = drawing.places().get(link.from());
        var to = drawing.places().get(link.to());
        double fromY = from.y() + BoxSize.middle(link.fromLine());
        double toY = to.y() + end;
        boolean leftwards = to.right() <= from.x();
        boolean rightwards = from.right() <= to.x();
        double fromX = rightwards ? from.right() : from.x();
        double toX = leftwards ? to.right() : to.x();
        int fromSide = rightwards ? 1 : -1;
        int toSide = leftwards ? 1 : -1;
        double reach = Math.max(36, Math.min(160, Math.abs(fromX - toX) * 0.45));
        var around =
                new Place(
                        Math.min(fromX, toX) - reach,
                        Math.min(fromY, toY),
                        Math.abs(fromX - toX) + 2 * reach,
                        Math.abs(fromY - toY) + 1);
        if (!around.overlaps(seen)) {
            return;
        }
        out.setStroke(ink.of(use));
        out.setLineWidth(use == Use.ACCENT ? 2 : 1.2);
        double outX = fromX + fromSide * FOOT;
        double inX = toX + toSide * FOOT;
        out.beginPath();
        out.moveTo(fromX, fromY);
        out.lineTo(outX, fromY);
        out.bezierCurveTo(outX + fromSide * reach, fromY, inX + toSide * reach, toY, inX, toY);
        out.lineTo(toX, toY);
        out.stroke();
        if (sight.zoom() >= READABLE) {
            ends(link, fromX, fromY, fromSide, toX, toY, toSide);
        }
    }

    private void ends(
            Link link,
            double fromX,
            double fromY,
            int fromSide,
            double toX,
            double toY,
            int toSide) {
        double half = FOOT / 2;
        if (link.many() == Link.Many.ANY_NUMBER) {
            out.strokeLine(fromX + fromSide * FOOT, fromY, fromX, fromY - half);
            out.strokeLine(fromX + fromSide * FOOT, fromY, fromX, fromY + half);
        } else {
            double x = fromX + fromSide * half;
            out.strokeLine(x, fromY - half, x, fromY + half);
        }
        double x = toX + toSide * half;
        if (link.needed() == Link.Needed.ALWAYS) {
            out.strokeLine(x, toY - half, x, toY + half);
        } else {
            out.setFill(ink.of(Use.GROUND));
            out.fillOval(toX + (toSide < 0 ? -FOOT : 0), toY - half, FOOT, FOOT);
            out.strokeOval(toX + (toSide < 0 ? -FOOT : 0), toY - half, FOOT, FOOT);
        }
    }
}
