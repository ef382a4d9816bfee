package dev.tidemark.desktop.diagram;

/// Where a box is, in pixels at full size.
public record Place(double x, double y, double width, double height) {
    double right() {
        return x + width;
    }

    double bottom() {
        return y + height;
    }

    double middleX() {
        return x + width / 2;
    }

    double middleY() {
        return y + height / 2;
    }

    boolean contains(double px, double py) {
        return px >= x && px <= right() && py >= y && py <= bottom();
    }

    boolean overlaps(Place other) {
        return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
    }

    Place at(double newX, double newY) {
        return new Place(newX, newY, width, height);
    }
}
