package dev.tidemark.desktop.timeline;

/// What one line of the list shows of the graph, lanes as bits: lane 0 is the leftmost.
///
/// @param dot the lane of the dot, -1 for none
/// @param passing lanes that go through from top to bottom
/// @param above lanes that come from the top and end in the dot
/// @param below lanes that begin in the dot and go on below
record GraphCell(int dot, int passing, int above, int below) {
    /// Nothing is drawn.
    static final GraphCell NONE = new GraphCell(-1, 0, 0, 0);

    /// Further lanes share the last one.
    static final int MOST_LANES = 10;

    /// How many lanes it needs.
    int width() {
        int all = passing | above | below | (dot < 0 ? 0 : 1 << dot);
        return Integer.SIZE - Integer.numberOfLeadingZeros(all);
    }
}
