package dev.tidemark.engine.archive;

import dev.tidemark.engine.archive.TableShape.Column;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/// The table that saved data goes back to: columns are matched by name, values cast to the types
/// that the columns have now.
///
/// @param entry what was saved
/// @param table as it is now
/// @param columns those that can take what was saved
record Destination(Keepsake entry, TableShape table, List<Column> columns) {
    static Destination of(Keepsake entry, TableShape table) {
        return new Destination(
                entry,
                table,
                table.columns().stream()
                        .filter(column -> !column.generated())
                        .filter(column -> entry.columns().contains(column.name()))
                        .toList());
    }

    /// What was saved and has no column now, a sentence; empty for nothing.
    String note() {
        var names = columns.stream().map(Column::name).toList();
        String missing =
                entry.columns().stream()
                        .filter(name -> !names.contains(name))
                        .filter(name -> entry.lost().isEmpty() || entry.lost().contains(name))
                        .collect(Collectors.joining(", "));
        return missing.isEmpty()
                ? ""
                : "%s has no column now for %s, which stays in %s."
                        .formatted(table.name(), missing, entry.keptIn());
    }

    /// The columns that were taken away and are there again.
    List<Column> lost() {
        return columns.stream().filter(column -> entry.lost().contains(column.name())).toList();
    }

    /// Columns that identify a row here and in the archive; empty when there are none.
    List<Column> key() {
        var names = columns.stream().map(Column::name).toList();
        if (!entry.lost().isEmpty()) {
            return entry.key().isEmpty() || !names.containsAll(entry.key())
                    ? List.of()
                    : named(entry.key());
        }
        return table.keys().stream()
                .filter(names::containsAll)
                .findFirst()
                .map(this::named)
                .orElse(List.of());
    }

    private List<Column> named(Collection<String> names) {
        return columns.stream().filter(column -> names.contains(column.name())).toList();
    }

    /// A saved value as the column takes it; the archive's alias is `a`.
    static String value(Column column) {
        return "a.%s::%s".formatted(column.quoted(), column.type());
    }

    /// Whether a row `t` of the table and a row `a` of the archive have the same key.
    String sameKey() {
        return key().stream()
                .map(column -> "t.%s = %s".formatted(column.quoted(), value(column)))
                .collect(Collectors.joining(" and "));
    }

    /// The values of some columns of a saved row as one text.
    static String savedText(List<Column> columns) {
        return columns.stream()
                .map(Destination::value)
                .collect(Collectors.joining(", ", "row(", ")::pg_catalog.text"));
    }

    /// The values of some columns of a row that is there as one text.
    static String presentText(List<Column> columns) {
        return columns.stream()
                .map(column -> "t." + column.quoted())
                .collect(Collectors.joining(", ", "row(", ")::pg_catalog.text"));
    }
}
