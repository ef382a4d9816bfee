package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.highlight.Piece;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;

/// The style classes of a line from its first character to its last: its colours, with marks over
/// them.
final class LineSpans {
    /// Characters that look the same.
    record Span(int length, Collection<String> classes) {}

    private LineSpans() {}

    /// Covers a line completely; an empty line has one empty span.
    ///
    /// @param pieces in order, without overlap
    /// @param marks in any order
    static List<Span> of(int length, List<Piece> pieces, List<LineMark> marks) {
        var spans = new ArrayList<Span>(2 * pieces.size() + 1);
        int at = 0;
        for (var piece : pieces) {
            plain(spans, at, piece.from(), marks);
            cut(spans, piece.from(), piece.to(), List.of(piece.style().styleClass()), marks);
            at = piece.to();
        }
        plain(spans, at, length, marks);
        if (spans.isEmpty()) {
            spans.add(new Span(0, List.of()));
        }
        return spans;
    }

    private static void plain(List<Span> spans, int from, int to, List<LineMark> marks) {
        cut(spans, from, to, List.of(), marks);
    }

    private static void cut(
            List<Span> spans, int from, int to, List<String> base, List<LineMark> marks) {
        if (from >= to) {
            return;
        }
        var touching = marks.stream().filter(mark -> mark.from() < to && mark.to() > from).toList();
        if (touching.isEmpty()) {
            spans.add(new Span(to - from, base));
            return;
        }
        var edges = new TreeSet<Integer>(List.of(from, to));
        for (var mark : touching) {
            edges.add(Math.max(from, mark.from()));
            edges.add(Math.min(to, mark.to()));
        }
        int start = from;
        for (int edge : edges.tailSet(from, false)) {
            int begin = start;
            var classes = new ArrayList<>(base);
            touching.stream()
                    .filter(mark -> mark.from() <= begin && mark.to() > begin)
                    .forEach(mark -> classes.add(mark.styleClass()));
            spans.add(new Span(edge - begin, List.copyOf(classes)));
            start = edge;
        }
    }
}
