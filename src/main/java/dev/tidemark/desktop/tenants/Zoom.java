package dev.tidemark.desktop.tenants;

/// How large the map is drawn. Sizes are in em.
enum Zoom {
    /// As many tenants as possible, without their names.
    SMALL(0.5, 0.62, false),
    MEDIUM(1.2, 1.2, true),
    LARGE(1.9, 1.9, true);

    private final double row;
    private final double column;
    private final boolean names;

    Zoom(double row, double column, boolean names) {
        this.row = row;
        this.column = column;
        this.names = names;
    }

    double row() {
        return row;
    }

    /// The narrowest a column gets.
    double column() {
        return column;
    }

    /// Whether there is room for names.
    boolean names() {
        return names;
    }

    Zoom in() {
        return this == SMALL ? MEDIUM : LARGE;
    }

    Zoom out() {
        return this == LARGE ? MEDIUM : SMALL;
    }
}
