package dev.tidemark.engine.difference;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Two texts compared line by line, and word by word where a line changed. Immutable.
///
/// Line ends count as the same whether they are LF or CRLF; a last line without one differs from
/// one with.
///
/// @param rows both texts side by side, whole
/// @param sameText whether the texts are the same to the character
public record Difference(List<Row> rows, boolean sameText) {
    /// How many equal lines are usually shown around a difference.
    public static final int AROUND = 3;

    public Difference {
        rows = List.copyOf(rows);
    }

    /// Compares two texts. Of texts that are long and share nearly nothing, the lines between what
    /// they begin and end with alike are taken for replaced as a whole.
    public static Difference between(String before, String after) {
        return new Difference(
                new LineMatching(Lines.of(before), Lines.of(after)).rows(), before.equals(after));
    }

    /// Whether each line is the same; the texts may still differ in their line ends.
    public boolean sameLines() {
        return rows.stream().allMatch(row -> row.kind() == Row.Kind.SAME);
    }

    /// How many lines of the first text are gone or changed.
    public int removed() {
        return (int) rows.stream().filter(row -> gone(row) && row.before().isPresent()).count();
    }

    /// How many lines of the second text are new or changed.
    public int added() {
        return (int) rows.stream().filter(row -> gone(row) && row.after().isPresent()).count();
    }

    private static boolean gone(Row row) {
        return row.kind() != Row.Kind.SAME;
    }

    /// The differences, each with the equal lines around it; those that would touch are one.
    ///
    /// @param around how many equal lines before and after
    public List<Hunk> hunks(int around) {
        var hunks = new ArrayList<Hunk>();
        int at = 0;
        int shown = 0;
        while (at < rows.size()) {
            if (!gone(rows.get(at))) {
                at++;
                continue;
            }
            int from = Math.max(shown, at - around);
            int to = end(at, around);
            hunks.add(hunk(from, to));
            shown = to;
            at = to;
        }
        return hunks;
    }

    /// The row after a hunk that has a difference at a row.
    private int end(int difference, int around) {
        int last = difference;
        for (int i = difference; i < rows.size() && i <= last + 2 * around + 1; i++) {
            if (gone(rows.get(i))) {
                last = i;
            }
        }
        return Math.min(rows.size(), last + around + 1);
    }

    private Hunk hunk(int from, int to) {
        var part = rows.subList(from, to);
        int before =
                (int) rows.subList(0, from).stream().filter(it -> it.before().isPresent()).count();
        int after =
                (int) rows.subList(0, from).stream().filter(it -> it.after().isPresent()).count();
        boolean anyBefore = part.stream().anyMatch(row -> row.before().isPresent());
        boolean anyAfter = part.stream().anyMatch(row -> row.after().isPresent());
        return new Hunk(part, anyBefore ? before + 1 : before, anyAfter ? after + 1 : after);
    }

    /// The difference in unified form; empty when the lines are the same.
    public List<UnifiedLine> unified() {
        return hunks(AROUND).stream().flatMap(hunk -> hunk.unified().stream()).toList();
    }

    /// The difference as `diff -u` prints it, which `patch` takes; empty when the lines are the
    /// same.
    ///
    /// @param beforeName what the first text is called
    /// @param afterName what the second text is called
    public String unifiedText(String beforeName, String afterName) {
        var lines = unified();
        if (lines.isEmpty()) {
            return "";
        }
        return "--- %s\n+++ %s\n".formatted(beforeName, afterName)
                + lines.stream().map(line -> line.line() + "\n").collect(Collectors.joining());
    }
}
