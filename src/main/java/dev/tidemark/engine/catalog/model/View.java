package dev.tidemark.engine.catalog.model;

import dev.tidemark.engine.sql.SqlName;
import java.util.List;
import java.util.Optional;

/// A view.
///
/// @param name with its schema
/// @param materialized whether its rows are stored
/// @param owner the role that owns it
/// @param comment an empty text when it has none
/// @param columns in their order
/// @param query what it selects
/// @param indexes of a materialized view
/// @param triggers instead of changes
/// @param bytes size of a materialized view; empty when sizes were not measured
public record View(
        SqlName name,
        boolean materialized,
        String owner,
        String comment,
        List<Column> columns,
        String query,
        List<Index> indexes,
        List<Trigger> triggers,
        Optional<Long> bytes) {
    public View {
        columns = List.copyOf(columns);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
    }
}
