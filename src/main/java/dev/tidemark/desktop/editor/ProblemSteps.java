package dev.tidemark.desktop.editor;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Going from one problem of a text to the next.
final class ProblemSteps {
    private static final Comparator<ProblemMark> ORDER =
            Comparator.comparingInt(ProblemMark::line).thenComparingInt(ProblemMark::column);

    private ProblemSteps() {}

    /// The problem behind the caret, or with -1 the one before it; after the last comes the first.
    static Optional<ProblemMark> next(List<ProblemMark> marks, Caret caret, int by) {
        var order = by > 0 ? ORDER : ORDER.reversed();
        var sorted = marks.stream().sorted(order).toList();
        return sorted.stream()
                .filter(mark -> Integer.signum(behind(mark, caret)) == by)
                .findFirst()
                .or(() -> sorted.stream().findFirst());
    }

    private static int behind(ProblemMark mark, Caret caret) {
        int lines = mark.line() - (caret.line() - 1);
        return lines == 0 ? mark.column() - (caret.column() - 1) : lines;
    }
}
