package dev.tidemark.engine.difference;

import dev.tidemark.engine.difference.UnifiedLine.Sign;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Rows that belong together: differences, and a little around them.
///
/// @param rows in order, at least one of them no [Row.Kind#SAME]
/// @param beforeStart the first line in the first text; where it has none of the rows, the line
///   before them, 0 at the top
/// @param afterStart the same in the second text
public record Hunk(List<Row> rows, int beforeStart, int afterStart) {
    private static final String NO_LINE_END = "No newline at end of file";

    public Hunk {
        rows = List.copyOf(rows);
    }

    /// How many lines of the first text it has.
    public int beforeLines() {
        return (int) rows.stream().filter(row -> row.before().isPresent()).count();
    }

    /// How many lines of the second text it has.
    public int afterLines() {
        return (int) rows.stream().filter(row -> row.after().isPresent()).count();
    }

    /// Its lines in unified form, the place first; what was removed stands before what was added.
    public List<UnifiedLine> unified() {
        var lines = new ArrayList<UnifiedLine>();
        lines.add(new UnifiedLine(Sign.PLACE, place(), List.of()));
        var changed = new ArrayList<Row>();
        for (Row row : rows) {
            if (row.kind() != Row.Kind.SAME) {
                changed.add(row);
                continue;
            }
            flush(changed, lines);
            row.after().ifPresent(side -> add(Sign.SAME, side, lines));
        }
        flush(changed, lines);
        return lines;
    }

    private String place() {
        return "-%s +%s"
                .formatted(range(beforeStart, beforeLines()), range(afterStart, afterLines()));
    }

    private static String range(int start, int lines) {
        return lines == 1 ? String.valueOf(start) : "%d,%d".formatted(start, lines);
    }

    private static void flush(List<Row> changed, List<UnifiedLine> lines) {
        add(Sign.REMOVED, changed, Row::before, lines);
        add(Sign.ADDED, changed, Row::after, lines);
        changed.clear();
    }

    private static void add(
            Sign sign, List<Row> rows, Function<Row, Optional<Side>> which, List<UnifiedLine> to) {
        for (Row row : rows) {
            which.apply(row).ifPresent(side -> add(sign, side, to));
        }
    }

    private static void add(Sign sign, Side side, List<UnifiedLine> lines) {
        lines.add(UnifiedLine.of(sign, side));
        if (!side.ended()) {
            lines.add(new UnifiedLine(Sign.UNENDED, NO_LINE_END, List.of()));
        }
    }
}
