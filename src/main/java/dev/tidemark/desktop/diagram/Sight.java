package dev.tidemark.desktop.diagram;

/// Which part of a drawing is seen, and how large. Immutable.
///
/// @param zoom 1 for full size
/// @param x the drawing's place at the left edge
/// @param y the drawing's place at the upper edge
record Sight(double zoom, double x, double y) {
    static final double SMALLEST = 0.05;
    static final double LARGEST = 3;

    /// All of a drawing in the middle, not larger than full size.
    static Sight all(Placed drawing, double width, double height) {
        double zoom =
                Math.clamp(
                        Math.min(width / drawing.width(), height / drawing.height()), SMALLEST, 1);
        return new Sight(
                zoom, (drawing.width() - width / zoom) / 2, (drawing.height() - height / zoom) / 2);
    }

    /// Larger or smaller, while the place under a point stays there.
    Sight zoomed(double factor, double px, double py) {
        double next = Math.clamp(zoom * factor, SMALLEST, LARGEST);
        return new Sight(next, x + px / zoom - px / next, y + py / zoom - py / next);
    }

    Sight moved(double dx, double dy) {
        return new Sight(zoom, x - dx / zoom, y - dy / zoom);
    }

    /// Moved as little as makes a place visible.
    Sight showing(Place place, double width, double height) {
        double room = 30 / zoom;
        return new Sight(
                zoom,
                into(x, width / zoom, place.x() - room, place.right() + room),
                into(y, height / zoom, place.y() - room, place.bottom() + room));
    }

    private static double into(double from, double seen, double start, double end) {
        if (end - start > seen || start < from) {
            return start;
        }
        return end > from + seen ? end - seen : from;
    }

    /// Not so far away that nothing is seen.
    Sight within(Placed drawing, double width, double height) {
        double edge = 60 / zoom;
        return new Sight(
                zoom,
                Math.clamp(
                        x,
                        edge - width / zoom,
                        Math.max(edge - width / zoom, drawing.width() - edge)),
                Math.clamp(
                        y,
                        edge - height / zoom,
                        Math.max(edge - height / zoom, drawing.height() - edge)));
    }
}
