package dev.tidemark.desktop.editor;

import java.util.Arrays;

/// Where something was found, by offsets, in order and without overlap. Immutable.
final class Matches {
    static final Matches NONE = new Matches(new int[0], new int[0]);

    private final int[] from;
    private final int[] to;

    /// Takes the arrays as its own.
    ///
    /// @param from first characters
    /// @param to behind the last characters
    Matches(int[] from, int[] to) {
        this.from = from;
        this.to = to;
    }

    /// Where a match begins.
    int from(int index) {
        return from[index];
    }

    /// Behind the last character of a match.
    int to(int index) {
        return to[index];
    }

    int count() {
        return from.length;
    }

    /// The first match that begins at an offset or behind it; the count when there is none.
    int atOrAfter(int offset) {
        int found = Arrays.binarySearch(from, offset);
        return found >= 0 ? found : -found - 1;
    }

    /// The match that is exactly this, or -1.
    int exactly(int begin, int end) {
        int found = Arrays.binarySearch(from, begin);
        return found >= 0 && to[found] == end ? found : -1;
    }

    /// The matches in a text of which something was replaced; those that it touched are gone.
    Matches edited(int at, int removed, int inserted) {
        if (count() == 0) {
            return this;
        }
        int[] begin = new int[count()];
        int[] end = new int[count()];
        int kept = 0;
        for (int i = 0; i < count(); i++) {
            boolean before = to[i] <= at;
            if (before || from[i] >= at + removed) {
                int by = before ? 0 : inserted - removed;
                begin[kept] = from[i] + by;
                end[kept++] = to[i] + by;
            }
        }
        return new Matches(Arrays.copyOf(begin, kept), Arrays.copyOf(end, kept));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matches matches
                && Arrays.equals(from, matches.from)
                && Arrays.equals(to, matches.to);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(from) + Arrays.hashCode(to);
    }

    @Override
    public String toString() {
        return "%d matches".formatted(count());
    }
}
