package dev.tidemark.engine.catalog.model;

import java.util.List;

/// A schema and what it holds.
///
/// @param name unquoted
/// @param owner the role that owns it
/// @param comment an empty text when it has none
public record Schema(
        String name,
        String owner,
        String comment,
        List<Table> tables,
        List<View> views,
        List<Routine> routines,
        List<Type> types,
        List<Sequence> sequences) {
    public Schema {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        routines = List.copyOf(routines);
        types = List.copyOf(types);
        sequences = List.copyOf(sequences);
    }

    /// Whether it holds nothing.
    public boolean isEmpty() {
        return tables.isEmpty()
                && views.isEmpty()
                && routines.isEmpty()
                && types.isEmpty()
                && sequences.isEmpty();
    }
}
