package dev.tidemark.desktop.schema;

import java.util.List;

/// What is told of an object. Immutable.
///
/// @param id which one
/// @param facts its sort, owner, size in one line
/// @param comment an empty text when it has none
/// @param rows its parts
record Details(ObjectId id, String facts, String comment, List<DetailRow> rows) {
    Details {
        rows = List.copyOf(rows);
    }

    /// Its name with its schema.
    String title() {
        return id.kind() == ObjectKind.FUNCTION
                ? "%s(%s)".formatted(id.name(), id.arguments())
                : id.name().toString();
    }
}
