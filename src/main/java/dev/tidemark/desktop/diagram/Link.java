package dev.tidemark.desktop.diagram;

/// A line from one box to another: rows of the first refer to rows of the second.
///
/// @param from index of the box that refers
/// @param fromLine index of its line; -1 for the title
/// @param to index of the box that is referred to
/// @param many how many may refer to one
/// @param needed whether each that refers has to
public record Link(int from, int fromLine, int to, Many many, Needed needed) {
    /// How many may refer to one.
    public enum Many {
        AT_MOST_ONE,
        ANY_NUMBER
    }

    /// Whether something has to be referred to.
    public enum Needed {
        ALWAYS,
        MAYBE
    }
}
