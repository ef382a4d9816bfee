package dev.tidemark.desktop.editor;

import dev.tidemark.engine.migration.MigrationOutline;
import dev.tidemark.engine.migration.MigrationPart;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;

/// The statements of a file that have some words, under the parts they stand in. Immutable; made on
/// a worker.
///
/// @param rows in the order of the file
/// @param count how many statements are listed
/// @param all how many there are
record OutlineRows(List<OutlineRow> rows, int count, int all) {
    static final OutlineRows NONE = new OutlineRows(List.of(), 0, 0);

    OutlineRows {
        rows = List.copyOf(rows);
    }

    /// @param query words that each statement has to have
    static OutlineRows of(MigrationOutline outline, String query) {
        String[] wanted = query.strip().toLowerCase(Locale.ROOT).split("\\s+", -1);
        var found = new EnumMap<MigrationPart.Kind, List<OutlineRow>>(MigrationPart.Kind.class);
        int count = 0;
        for (var statement : outline.statements()) {
            var entry = new OutlineRow.Entry(statement);
            if (query.isBlank() || entry.fits(wanted)) {
                found.computeIfAbsent(statement.part(), _ -> new ArrayList<>()).add(entry);
                count++;
            }
        }
        var rows = new ArrayList<OutlineRow>(count + found.size());
        found.forEach((part, entries) -> {
            rows.add(new OutlineRow.Heading(part, entries.size()));
            rows.addAll(entries);
        });
        return new OutlineRows(rows, count, outline.statements().size());
    }

    /// The row of the last statement that begins at a place or before it, of the same part; -1 when
    /// there is none.
    ///
    /// @param part the part that the place is in
    int at(MigrationPart.Kind part, Caret caret) {
        int found = -1;
        int low = first(part);
        int high = low + length(part);
        while (low >= 0 && low < high) {
            int middle = (low + high) >>> 1;
            if (rows.get(middle) instanceof OutlineRow.Entry entry && begun(entry, caret)) {
                found = middle;
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return found;
    }

    private static boolean begun(OutlineRow.Entry entry, Caret caret) {
        int line = entry.statement().line();
        return line < caret.line()
                || (line == caret.line() && entry.statement().column() <= caret.column());
    }

    private int first(MigrationPart.Kind part) {
        int at = 0;
        while (at < rows.size() && rows.get(at) instanceof OutlineRow.Heading heading) {
            if (heading.part() == part) {
                return at + 1;
            }
            at += heading.count() + 1;
        }
        return -1;
    }

    private int length(MigrationPart.Kind part) {
        int first = first(part);
        return first > 0 && rows.get(first - 1) instanceof OutlineRow.Heading heading
                ? heading.count()
                : 0;
    }
}
