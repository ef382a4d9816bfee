package dev.tidemark.engine.catalog.model;

import dev.tidemark.engine.sql.SqlName;
import java.util.List;
import java.util.Optional;

/// A constraint of a table.
///
/// @param name unquoted
/// @param kind which sort
/// @param columns the columns that it is about, in its order; empty where it is about expressions
/// @param references where a foreign key leads
/// @param definition as SQL: `FOREIGN KEY (user_id) REFERENCES users(id)`
/// @param validated whether all rows are known to hold to it
/// @param comment an empty text when it has none
public record Constraint(
        String name,
        Kind kind,
        List<String> columns,
        Optional<Reference> references,
        String definition,
        boolean validated,
        String comment) {
    public Constraint {
        columns = List.copyOf(columns);
    }

    /// Sorts of constraints, in the order in which they are shown.
    public enum Kind {
        PRIMARY_KEY,
        UNIQUE,
        FOREIGN_KEY,
        CHECK,
        EXCLUSION
    }

    /// Where a foreign key leads.
    ///
    /// @param columns the columns there; empty when that table was not read
    public record Reference(SqlName table, List<String> columns) {
        public Reference {
            columns = List.copyOf(columns);
        }
    }
}
