package dev.tidemark.desktop.schema;

import java.util.List;
import java.util.Locale;

/// An object as the tree shows and finds it. Immutable.
///
/// @param id which one
/// @param detail shown at the right: a size, a count
/// @param searched its name with its schema, in lower case
/// @param columns names of its columns, or values of a type, in lower case
/// @param parts partitions
record Entry(ObjectId id, String detail, String searched, List<String> columns, List<Entry> parts) {
    Entry {
        columns = List.copyOf(columns);
        parts = List.copyOf(parts);
    }

    static Entry of(ObjectId id, String detail, List<String> columns, List<Entry> parts) {
        return new Entry(
                id,
                detail,
                id.name().toString().toLowerCase(Locale.ROOT),
                columns.stream().map(column -> column.toLowerCase(Locale.ROOT)).toList(),
                parts);
    }
}
