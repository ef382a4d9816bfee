package dev.tidemark.desktop.diagram;

import java.util.List;

/// A box with a title and lines.
///
/// @param key tells it from other boxes
/// @param title its first line
/// @param lines the others
public record Box(String key, String title, List<Line> lines) {
    public Box {
        lines = List.copyOf(lines);
    }

    /// A line in a box.
    ///
    /// @param mark a few characters before the name, or an empty text
    /// @param name what it is
    /// @param detail behind the name, quieter; or an empty text
    public record Line(String mark, String name, String detail) {}
}
