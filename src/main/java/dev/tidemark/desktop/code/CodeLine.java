package dev.tidemark.desktop.code;

import dev.tidemark.desktop.highlight.LineLexer;
import dev.tidemark.desktop.highlight.LineStart;
import dev.tidemark.desktop.highlight.Piece;
import dev.tidemark.engine.difference.Difference;
import dev.tidemark.engine.difference.Hunk;
import dev.tidemark.engine.difference.Mark;
import dev.tidemark.engine.difference.Row;
import dev.tidemark.engine.difference.Side;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
        var texts = sql.lines().toList();
        var pieces = LineLexer.lex(LineStart.SCRIPT, texts).pieces();
        var lines = new ArrayList<CodeLine>();
        for (int i = 0; i < texts.size(); i++) {
            lines.add(
                    new CodeLine(
                            Kind.PLAIN,
                            "",
                            String.valueOf(i + 1),
                            texts.get(i),
                            List.of(),
                            pieces.get(i)));
        }
        return lines;
    }

    /// The lines that differ, each with some around it.
    public static List<CodeLine> of(Difference difference) {
        var lines = new ArrayList<CodeLine>();
        Hunk last = null;
        for (var hunk : difference.hunks(Difference.AROUND)) {
            if (last != null || hunk.afterStart() > 1) {
                lines.add(new CodeLine(Kind.GAP, "", "", "", List.of()));
            }
            add(hunk, lines);
            last = hunk;
        }
        if (last != null && !reachesEnd(difference, last)) {
            lines.add(new CodeLine(Kind.GAP, "", "", "", List.of()));
        }
        return lines;
    }

    private static boolean reachesEnd(Difference difference, Hunk last) {
        return last.rows().getLast().equals(difference.rows().getLast());
    }

    private static void add(Hunk hunk, List<CodeLine> lines) {
        var added = new ArrayList<CodeLine>();
        for (var row : hunk.rows()) {
            if (row.kind() == Row.Kind.SAME) {
                lines.addAll(added);
                added.clear();
                lines.add(
                        new CodeLine(
                                Kind.SAME,
                                number(row.before()),
                                number(row.after()),
                                row.after().map(Side::text).orElse(""),
                                List.of()));
                continue;
            }
            row.before()
                    .ifPresent(side ->
                            lines.add(
                                    new CodeLine(
                                            Kind.REMOVED,
                                            String.valueOf(side.number()),
                                            "",
                                            side.text(),
                                            side.marks())));
            row.after()
                    .ifPresent(side ->
                            added.add(
                                    new CodeLine(
                                            Kind.ADDED,
                                            "",
                                            String.valueOf(side.number()),
                                            side.text(),
                                            side.marks())));
        }
        lines.addAll(added);
    }

    private static String number(Optional<Side> side) {
        return side.map(Side::number).map(String::valueOf).orElse("");
    }

    /// The line as it is copied.
    String copied() {
        return kind == Kind.REMOVED || kind == Kind.ADDED
                ? "%s%s".formatted(kind == Kind.ADDED ? "+" : "-", text)
                : text;
    }
}
