package dev.tidemark.desktop.tenants;

/// The cell that the keyboard is at.
///
/// @param row among the tenants that are shown, from 0; -1 while none is
/// @param column among the migrations, from 0
record Cursor(int row, int column) {
    static final Cursor NONE = new Cursor(-1, 0);

    /// The cell so far away, within a table of that size.
    Cursor moved(int down, int right, int rows, int columns) {
        return rows == 0
                ? NONE
                : new Cursor(
                        Math.clamp((long) row + down, 0, rows - 1),
                        columns == 0 ? 0 : Math.clamp((long) column + right, 0, columns - 1));
    }
}
