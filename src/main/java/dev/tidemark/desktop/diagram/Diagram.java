package dev.tidemark.desktop.diagram;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Boxes and lines between them, not yet placed. Immutable.
public record Diagram(List<Box> boxes, List<Link> links) {
    /// Nothing to draw.
    public static final Diagram EMPTY = new Diagram(List.of(), List.of());

    public Diagram {
        boxes = List.copyOf(boxes);
        links = List.copyOf(links);
    }

    /// The index of a box.
    OptionalInt indexOf(String key) {
        return IntStream.range(0, boxes.size())
                .filter(i -> boxes.get(i).key().equals(key))
                .findFirst();
    }
}
