package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.highlight.LineLexer;
import dev.tidemark.desktop.highlight.LineStart;
import dev.tidemark.desktop.highlight.Piece;
import dev.tidemark.desktop.highlight.SqlStyle;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the bracket that belongs to another one; those in strings and comments are none.
final class Brackets {
    /// How many lines away the other one is looked for.
    static final int REACH = 2_000;

    /// @param line from 0
    /// @param column from 0
    record Place(int line, int column) {}

    /// Two brackets that belong together, the opening one first.
    record Pair(Place open, Place close) {}

    private Brackets() {}

    /// The pair of which one stands at a column or right before it.
    ///
    /// @param start what the first line to look at continues
    /// @param first that line
    /// @param caret where the caret is
    static Optional<Pair> at(TextSnapshot text, LineStart start, int first, Place caret) {
        String line = text.line(caret.line());
        if (!bracketAt(line, caret.column()) && !bracketAt(line, caret.column() - 1)) {
            return Optional.empty();
        }
        int end = Math.min(text.lines(), caret.line() + REACH);
        var lines = new ArrayList<String>(end - first);
        for (int i = first; i < end; i++) {
            lines.add(text.line(i));
        }
        return pair(LineLexer.lex(start, lines).pieces(), lines, first, caret);
    }

    private static Optional<Pair> pair(
            List<List<Piece>> pieces, List<String> lines, int first, Place caret) {
        var open = new ArrayDeque<Place>();
        for (int i = 0; i < lines.size(); i++) {
            for (var piece : pieces.get(i)) {
                if (piece.style() != SqlStyle.BRACKET) {
                    continue;
                }
                var place = new Place(first + i, piece.from());
                char c = lines.get(i).charAt(piece.from());
                if (c == '(' || c == '[') {
                    open.push(place);
                } else if (!open.isEmpty()) {
                    var pair = new Pair(open.pop(), place);
                    if (touches(pair.open(), caret) || touches(pair.close(), caret)) {
                        return Optional.of(pair);
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static boolean touches(Place bracket, Place caret) {
        return bracket.line() == caret.line()
                && (bracket.column() == caret.column() || bracket.column() == caret.column() - 1);
    }

    private static boolean bracketAt(String line, int column) {
        return column >= 0 && column < line.length() && "()[]".indexOf(line.charAt(column)) >= 0;
    }
}
