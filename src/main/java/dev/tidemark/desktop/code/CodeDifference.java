package dev.tidemark.desktop.code;

import dev.tidemark.desktop.highlight.LineLexer;
import dev.tidemark.desktop.highlight.LineStart;
import dev.tidemark.desktop.highlight.Piece;
import dev.tidemark.engine.difference.Difference;
import dev.tidemark.engine.difference.Row;
import dev.tidemark.engine.difference.Side;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Two scripts compared, in colours, to be shown side by side or one below the other. Immutable;
/// making it takes a while for long texts.
///
/// @param changes what differs, with some lines around it
/// @param whole both texts from the first line to the last
/// @param added how many lines of the second text are new or changed
/// @param removed how many lines of the first text are gone or changed
/// @param sameText whether the texts are the same to the character
public record CodeDifference(
        List<CodePair> changes, List<CodePair> whole, int added, int removed, boolean sameText) {
    public CodeDifference {
        changes = List.copyOf(changes);
        whole = List.copyOf(whole);
    }

    /// Compares and colours.
    public static CodeDifference between(String before, String after) {
        return of(Difference.between(before, after));
    }

    /// Colours what was compared: each text is read as a script of its own.
    public static CodeDifference of(Difference difference) {
        var rows = difference.rows();
        var before = pieces(rows, Row::before);
        var after = pieces(rows, Row::after);
        var whole = new ArrayList<CodePair>(rows.size());
        for (var row : rows) {
            whole.add(pair(row, before, after));
        }
        return new CodeDifference(
                around(whole),
                whole,
                difference.added(),
                difference.removed(),
                difference.sameText());
    }

    private static List<List<Piece>> pieces(List<Row> rows, Function<Row, Optional<Side>> side) {
        var texts = rows.stream().flatMap(row -> side.apply(row).stream()).map(Side::text).toList();
        return LineLexer.lex(LineStart.SCRIPT, texts).pieces();
    }

    private static CodePair pair(Row row, List<List<Piece>> before, List<List<Piece>> after) {
        var left = row.before().orElse(null);
        var right = row.after().orElse(null);
        if (row.kind() == Row.Kind.SAME && left != null && right != null) {
            return CodePair.both(
                    new CodeLine(
                            CodeLine.Kind.SAME,
                            String.valueOf(left.number()),
                            String.valueOf(right.number()),
                            right.text(),
                            List.of(),
                            after.get(right.number() - 1)));
        }
        return new CodePair(
                left == null
                        ? null
                        : new CodeLine(
                                CodeLine.Kind.REMOVED,
                                String.valueOf(left.number()),
                                "",
                                left.text(),
                                left.marks(),
                                before.get(left.number() - 1)),
                right == null
                        ? null
                        : new CodeLine(
                                CodeLine.Kind.ADDED,
                                "",
                                String.valueOf(right.number()),
                                right.text(),
                                right.marks(),
                                after.get(right.number() - 1)));
    }

    /// The rows near a change, and one for each stretch that was left out; nothing when nothing
    /// changed.
    private static List<CodePair> around(List<CodePair> whole) {
        var near = near(whole);
        var kept = new ArrayList<CodePair>();
        int hidden = 0;
        for (int at = 0; at < whole.size(); at++) {
            if (near.get(at)) {
                if (hidden > 0) {
                    kept.add(gap(hidden));
                    hidden = 0;
                }
                kept.add(whole.get(at));
            } else {
                hidden++;
            }
        }
        if (hidden > 0 && !kept.isEmpty()) {
            kept.add(gap(hidden));
        }
        return kept;
    }

    private static BitSet near(List<CodePair> whole) {
        var near = new BitSet(whole.size());
        for (int at = 0; at < whole.size(); at++) {
            if (whole.get(at).changed()) {
                near.set(
                        Math.max(0, at - Difference.AROUND),
                        Math.min(whole.size(), at + Difference.AROUND + 1));
            }
        }
        return near;
    }

    private static CodePair gap(int lines) {
        return CodePair.both(
                new CodeLine(
                        CodeLine.Kind.GAP,
                        "",
                        "",
                        lines == 1 ? "1 equal line" : "%,d equal lines".formatted(lines),
                        List.of()));
    }

    /// What differs, one line below the other: what is gone before what is new.
    public List<CodeLine> unified() {
        return unified(changes);
    }

    /// Rows one line below the other: what is gone before what is new.
    static List<CodeLine> unified(List<CodePair> rows) {
        var lines = new ArrayList<CodeLine>(rows.size());
        var added = new ArrayList<CodeLine>();
        for (var row : rows) {
            if (!row.changed()) {
                lines.addAll(added);
                added.clear();
            }
            var before = row.before();
            var after = row.after();
            if (before != null) {
                lines.add(before);
            }
            if (row.changed() && after != null) {
                added.add(after);
            }
        }
        lines.addAll(added);
        return lines;
    }
}
