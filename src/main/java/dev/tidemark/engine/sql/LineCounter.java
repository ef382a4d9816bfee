package dev.tidemark.engine.sql;

/// Knows line and column of one place of a text and moves forward only.
final class LineCounter {
    private long at;
    private int line = 1;
    private int column = 1;

    long at() {
        return at;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    /// Moves to a later place.
    ///
    /// @param base place of the first byte of `bytes`
    void advance(byte[] bytes, long base, long to) {
        if (to <= at) {
            return;
        }
        count(bytes, (int) (at - base), (int) (to - base));
        at = to;
    }

    /// Counts bytes that are not in the stream any more and goes on at `to`.
    void skip(byte[] bytes, int from, int end, long to) {
        count(bytes, from, end);
        at = to;
    }

    /// Goes on at another place without counting.
    void jump(long to) {
        at = to;
    }

    /// Goes on at the beginning of a later line.
    ///
    /// @param feeds line ends on the way
    void pass(long to, int feeds) {
        line += feeds;
        column = 1;
        at = to;
    }

    private void count(byte[] bytes, int from, int to) {
        int feeds = Utf8.lineFeeds(bytes, from, to);
        int lineStart = from;
        if (feeds > 0) {
            line += feeds;
            column = 1;
            lineStart = to;
            while (bytes[lineStart - 1] != '\n') {
                lineStart--;
            }
        }
        column += Utf8.characters(bytes, lineStart, to);
    }
}
