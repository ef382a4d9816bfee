package dev.tidemark.engine.difference;

import java.util.ArrayList;
import java.util.List;

/// A text as lines.
final class Lines {
    private Lines() {}

    /// A line as it is compared.
    record Line(String text, boolean ended) {
        Side side(int index) {
            return side(index, List.of());
        }

        Side side(int index, List<Mark> marks) {
            return new Side(index + 1, text, ended, marks);
        }
    }

    /// An empty text has no line; a final line end begins none.
    static List<Line> of(String text) {
        var lines = new ArrayList<Line>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            boolean crlf = end > start && text.charAt(end - 1) == '\r';
            lines.add(new Line(text.substring(start, crlf ? end - 1 : end), true));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(new Line(text.substring(start), false));
        }
        return lines;
    }
}
