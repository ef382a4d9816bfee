package dev.tidemark.engine.catalog.model;

import java.util.List;
import java.util.Optional;

/// An index.
///
/// @param name unquoted
/// @param method `btree`, `gin`, …
/// @param columns plain columns of its key, in order; an expression has no name here
/// @param unique whether it keeps values apart
/// @param valid false when building it was interrupted
/// @param ofConstraint whether a constraint made it and drops it
/// @param definition the statement that makes it
/// @param bytes its size; empty when sizes were not measured
/// @param comment an empty text when it has none
public record Index(
        String name,
        String method,
        List<String> columns,
        boolean unique,
        boolean valid,
        boolean ofConstraint,
        String definition,
        Optional<Long> bytes,
        String comment) {
    public Index {
        columns = List.copyOf(columns);
    }

    /// What is indexed, as the definition writes it, with a condition: `(at DESC) WHERE paid`.
    public String key() {
        String using = " USING %s ".formatted(method);
        int at = definition.indexOf(using);
        return at < 0 ? definition : definition.substring(at + using.length());
    }
}
