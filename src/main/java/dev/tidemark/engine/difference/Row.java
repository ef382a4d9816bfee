package dev.tidemark.engine.difference;

import java.util.Optional;

/// One row of the two texts side by side.
///
/// @param kind what became of the line
/// @param before the line of the first text; empty where it was added
/// @param after the line of the second text; empty where it was removed
public record Row(Kind kind, Optional<Side> before, Optional<Side> after) {
    /// What became of a line.
    public enum Kind {
        SAME,
        /// Another line stands in its place.
        CHANGED,
        REMOVED,
        ADDED
    }

    static Row same(Side before, Side after) {
        return new Row(Kind.SAME, Optional.of(before), Optional.of(after));
    }

    static Row changed(Side before, Side after) {
        return new Row(Kind.CHANGED, Optional.of(before), Optional.of(after));
    }

    static Row removed(Side before) {
        return new Row(Kind.REMOVED, Optional.of(before), Optional.empty());
    }

    static Row added(Side after) {
        return new Row(Kind.ADDED, Optional.empty(), Optional.of(after));
    }
}
