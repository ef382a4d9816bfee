package dev.tidemark.desktop.code;

import dev.tidemark.desktop.highlight.LineLexer;
import dev.tidemark.desktop.highlight.LineStart;
import dev.tidemark.desktop.highlight.Piece;
import dev.tidemark.engine.difference.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/// A line of text to look at. Immutable.
///
/// @param kind what it tells
/// @param before its number in the first text, empty where it has none
/// @param after its number in the second text, or in the only one
/// @param text without line end
/// @param marks what changed within it
/// @param pieces what of it has a colour
public record CodeLine(
        Kind kind, String before, String after, String text, List<Mark> marks, List<Piece> pieces) {
    /// What a line tells.
    public enum Kind {
        PLAIN(" "),
        SAME(" "),
        REMOVED("−"),
        ADDED("+"),
        /// Lines were left out here.
        GAP("⋯");

        private final String sign;

        Kind(String sign) {
            this.sign = sign;
        }

        /// What stands before the text.
        public String sign() {
            return sign;
        }
    }

    public CodeLine {
        marks = List.copyOf(marks);
        pieces = List.copyOf(pieces);
    }

    /// A line without colours.
    CodeLine(Kind kind, String before, String after, String text, List<Mark> marks) {
        this(kind, before, after, text, marks, List.of());
    }

    /// The lines of a script, coloured; takes a while for a long one.
    public static List<CodeLine> of(String sql) {
        return lines(sql, String::valueOf);
    }

    /// The lines of a part of a script, coloured and without numbers, which would be those of the
    /// part.
    public static List<CodeLine> ofPart(String sql) {
        return lines(sql, _ -> "");
    }

    private static List<CodeLine> lines(String sql, IntFunction<String> number) {
        var texts = sql.lines().toList();
        var pieces = LineLexer.lex(LineStart.SCRIPT, texts).pieces();
        var lines = new ArrayList<CodeLine>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(
                    new CodeLine(
                            Kind.PLAIN,
                            "",
                            number.apply(i + 1),
                            texts.get(i),
                            List.of(),
                            pieces.get(i)));
        }
        return lines;
    }

    /// Whether only one of the texts has it.
    boolean changed() {
        return kind == Kind.REMOVED || kind == Kind.ADDED;
    }

    /// The line as it is copied.
    String copied() {
        return changed() ? "%s%s".formatted(kind == Kind.ADDED ? "+" : "-", text) : text;
    }

    /// The line as a screen reader says it.
    String spoken() {
        return switch (kind) {
            case REMOVED -> "removed: " + text;
            case ADDED -> "added: " + text;
            case GAP -> text + " left out";
            case PLAIN, SAME -> text;
        };
    }
}
