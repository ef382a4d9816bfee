package dev.tidemark.desktop.tenants;

/// Where everything on the map is, in pixels. Immutable; knows no toolkit.
///
/// @param rows how many tenants
/// @param columns how many migrations
/// @param width of the whole map
/// @param height of the whole map
/// @param namesWidth of the tenants' names and marks at the left
/// @param headHeight of the migrations' names on top
/// @param rowHeight of a tenant
/// @param columnWidth of a migration
/// @param scrollX how far it is scrolled to the right
/// @param scrollY how far it is scrolled down
record MapGeometry(
        int rows,
        int columns,
        double width,
        double height,
        double namesWidth,
        double headHeight,
        double rowHeight,
        double columnWidth,
        double scrollX,
        double scrollY) {
    /// The widest a column gets, in em: with few migrations their states are written out.
    private static final double WIDEST = 9;

    /// Nothing.
    static final MapGeometry EMPTY = new MapGeometry(0, 0, 0, 0, 0, 0, 1, 1, 0, 0);

    /// Fits a table into a space.
    ///
    /// @param em the size of the font
    static MapGeometry of(
            Zoom zoom,
            int rows,
            int columns,
            double width,
            double height,
            double namesWidth,
            double headHeight,
            double em) {
        double narrowest = Math.floor(zoom.column() * em);
        double fair = columns == 0 ? narrowest : Math.floor((width - namesWidth) / columns);
        double widest = zoom == Zoom.LARGE ? WIDEST * em : narrowest * 2;
        // Whole pixels: a canvas clips to anything else many times slower.
        return new MapGeometry(
                rows,
                columns,
                Math.floor(width),
                Math.floor(height),
                Math.floor(namesWidth),
                Math.floor(headHeight),
                Math.max(3, Math.floor(zoom.row() * em)),
                Math.floor(Math.max(narrowest, Math.min(fair, widest))),
                0,
                0);
    }

    /// The same, scrolled as far as there is something.
    MapGeometry scrolled(double x, double y) {
        return new MapGeometry(
                rows,
                columns,
                width,
                height,
                namesWidth,
                headHeight,
                rowHeight,
                columnWidth,
                Math.rint(Math.clamp(x, 0, mostX())),
                Math.rint(Math.clamp(y, 0, mostY())));
    }

    /// The room that cells have.
    double cellsWidth() {
        return Math.max(0, width - namesWidth);
    }

    double cellsHeight() {
        return Math.max(0, height - headHeight);
    }

    /// How far it can be scrolled.
    double mostX() {
        return Math.max(0, columns * columnWidth - cellsWidth());
    }

    double mostY() {
        return Math.max(0, rows * rowHeight - cellsHeight());
    }

    int firstRow() {
        return Math.clamp((long) (scrollY / rowHeight), 0, Math.max(0, rows - 1));
    }

    /// Behind the last one that is seen.
    int endRow() {
        return (int) Math.min(rows, Math.ceil((scrollY + cellsHeight()) / rowHeight));
    }

    int firstColumn() {
        return Math.clamp((long) (scrollX / columnWidth), 0, Math.max(0, columns - 1));
    }

    /// Behind the last one that is seen.
    int endColumn() {
        return (int) Math.min(columns, Math.ceil((scrollX + cellsWidth()) / columnWidth));
    }

    /// Where a column begins.
    double x(int column) {
        return namesWidth + column * columnWidth - scrollX;
    }

    /// Where a row begins.
    double y(int row) {
        return headHeight + row * rowHeight - scrollY;
    }

    /// The row at a height; -1 for none.
    int rowAt(double y) {
        int row = (int) Math.floor((y - headHeight + scrollY) / rowHeight);
        return y < headHeight || row < 0 || row >= rows ? -1 : row;
    }

    /// The column at a place; -1 for none.
    int columnAt(double x) {
        int column = (int) Math.floor((x - namesWidth + scrollX) / columnWidth);
        return x < namesWidth || column < 0 || column >= columns ? -1 : column;
    }

    /// How many rows are seen in full.
    int page() {
        return Math.max(1, (int) (cellsHeight() / rowHeight) - 1);
    }

    /// Scrolled no further than needed for a cell to be seen.
    MapGeometry showing(Cursor cursor) {
        if (cursor.row() < 0) {
            return this;
        }
        double top = cursor.row() * rowHeight;
        double left = cursor.column() * columnWidth;
        return scrolled(
                Math.clamp(
                        scrollX,
                        Math.min(left, left + columnWidth - cellsWidth()),
                        Math.max(left, left + columnWidth - cellsWidth())),
                Math.clamp(
                        scrollY,
                        Math.min(top, top + rowHeight - cellsHeight()),
                        Math.max(top, top + rowHeight - cellsHeight())));
    }
}
