package dev.tidemark.desktop.editor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// What is done to the selected lines as a whole.
final class LineEdits {
    private static final String COMMENT = "--";
    private static final int TAB = 4;

    private LineEdits() {}

    /// Takes the lines' comments off when all have one; else comments all that are not blank.
    static LineEdit toggleComment(TextSnapshot text, Selection selection) {
        var lines = selected(text, selection);
        boolean all =
                lines.stream()
                                .filter(line -> !line.isBlank())
                                .allMatch(line -> line.stripLeading().startsWith(COMMENT))
                        && lines.stream().anyMatch(line -> !line.isBlank());
        int indent =
                lines.stream()
                        .filter(line -> !line.isBlank())
                        .mapToInt(LineEdits::indent)
                        .min()
                        .orElse(0);
        return each(
                text,
                selection,
                line ->
                        all
                                ? uncommented(line)
                                : line.isBlank() && lines.size() > 1
                                        ? line
                                        : commented(line, indent));
    }

    private static String commented(String line, int indent) {
        int at = Math.min(indent, line.length());
        return line.substring(0, at) + COMMENT + " " + line.substring(at);
    }

    private static String uncommented(String line) {
        if (line.isBlank()) {
            return line;
        }
        int at = indent(line);
        int behind = at + COMMENT.length();
        boolean blank = behind < line.length() && line.charAt(behind) == ' ';
        return line.substring(0, at) + line.substring(blank ? behind + 1 : behind);
    }

    /// The lines once more, below; the copy is selected.
    static LineEdit duplicate(TextSnapshot text, Selection selection) {
        var lines = selected(text, selection);
        var twice = new ArrayList<>(lines);
        twice.addAll(lines);
        return new LineEdit(
                selection.firstLine(), selection.lastLine(), twice, selection.down(lines.size()));
    }

    /// The lines one up; empty at the top.
    static Optional<LineEdit> moveUp(TextSnapshot text, Selection selection) {
        if (selection.firstLine() == 0) {
            return Optional.empty();
        }
        var moved = selected(text, selection);
        moved.add(text.line(selection.firstLine() - 1));
        return Optional.of(
                new LineEdit(
                        selection.firstLine() - 1,
                        selection.lastLine(),
                        moved,
                        selection.down(-1)));
    }

    /// The lines one down; empty at the bottom.
    static Optional<LineEdit> moveDown(TextSnapshot text, Selection selection) {
        if (selection.lastLine() + 1 >= text.lines()) {
            return Optional.empty();
        }
        var moved = selected(text, selection);
        moved.addFirst(text.line(selection.lastLine() + 1));
        return Optional.of(
                new LineEdit(
                        selection.firstLine(), selection.lastLine() + 1, moved, selection.down(1)));
    }

    /// The lines one step to the right.
    static LineEdit indent(TextSnapshot text, Selection selection) {
        return each(text, selection, line -> line.isEmpty() ? line : " ".repeat(TAB) + line);
    }

    /// The lines one step to the left.
    static LineEdit outdent(TextSnapshot text, Selection selection) {
        return each(text, selection, LineEdits::outdented);
    }

    private static String outdented(String line) {
        if (line.startsWith("\t")) {
            return line.substring(1);
        }
        return line.substring(Math.min(TAB, indent(line)));
    }

    /// What the Enter key inserts: a line end and the line's own indentation, one step more behind
    /// an opening bracket.
    static String lineBreak(String line, int column) {
        String before = line.substring(0, Math.min(column, line.length()));
        int indent = Math.min(indent(line), before.length());
        boolean opened = before.stripTrailing().endsWith("(");
        return "\n" + line.substring(0, indent) + (opened ? " ".repeat(TAB) : "");
    }

    /// What the Tab key inserts.
    static String tab(int column) {
        return " ".repeat(TAB - column % TAB);
    }

    private static LineEdit each(
            TextSnapshot text, Selection selection, UnaryOperator<String> change) {
        var before = selected(text, selection);
        var after = before.stream().map(change).toList();
        int first = selection.firstLine();
        var kept =
                new Selection(
                        selection.anchorLine(),
                        column(
                                before,
                                after,
                                selection.anchorLine() - first,
                                selection.anchorColumn()),
                        selection.caretLine(),
                        column(
                                before,
                                after,
                                selection.caretLine() - first,
                                selection.caretColumn()));
        return new LineEdit(first, selection.lastLine(), after, kept);
    }

    /// A column moves with the text behind it.
    private static int column(List<String> before, List<String> after, int line, int column) {
        if (line >= before.size() || column < indent(before.get(line))) {
            return column;
        }
        int moved = column + after.get(line).length() - before.get(line).length();
        return Math.clamp(moved, 0, after.get(line).length());
    }

    private static List<String> selected(TextSnapshot text, Selection selection) {
        var lines = new ArrayList<String>();
        for (int line = selection.firstLine(); line <= selection.lastLine(); line++) {
            lines.add(text.line(line));
        }
        return lines;
    }

    private static int indent(String line) {
        int at = 0;
        while (at < line.length() && (line.charAt(at) == ' ' || line.charAt(at) == '\t')) {
            at++;
        }
        return at;
    }
}
