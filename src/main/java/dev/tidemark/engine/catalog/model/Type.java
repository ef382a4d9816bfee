package dev.tidemark.engine.catalog.model;

import dev.tidemark.engine.sql.SqlName;
import java.util.List;

/// A type that somebody made.
///
/// @param name with its schema
/// @param kind which sort
/// @param labels the values of an enum, in their order
/// @param columns of a composite type
/// @param definition what a domain or range is of, with constraints; else an empty text
/// @param owner the role that owns it
/// @param comment an empty text when it has none
public record Type(
        SqlName name,
        Kind kind,
        List<String> labels,
        List<Column> columns,
        String definition,
        String owner,
        String comment) {
    /// Sorts of types.
    public enum Kind {
        ENUM,
        DOMAIN,
        COMPOSITE,
        RANGE,
        BASE
    }

    public Type {
        labels = List.copyOf(labels);
        columns = List.copyOf(columns);
    }
}
