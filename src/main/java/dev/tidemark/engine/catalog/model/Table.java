package dev.tidemark.engine.catalog.model;

import dev.tidemark.engine.sql.SqlName;
import java.util.List;
import java.util.Optional;

/// A table.
///
/// @param name with its schema
/// @param kind which sort of table
/// @param owner the role that owns it
/// @param comment an empty text when it has none
/// @param columns in their order
/// @param constraints the primary key first, then unique constraints, foreign keys, the others
/// @param indexes those of constraints too
/// @param triggers not those that the server makes for foreign keys
/// @param policies of row security
/// @param parent the table that it is a partition of
/// @param partitioning how a partitioned table is divided, or for a partition which values it has:
///   `RANGE (day)`, `FOR VALUES FROM …`; else an empty text
/// @param rows how many rows the server estimates; empty when it never counted
/// @param bytes size with indexes and what is stored apart; empty when sizes were not measured
public record Table(
        SqlName name,
        Kind kind,
        String owner,
        String comment,
        List<Column> columns,
        List<Constraint> constraints,
        List<Index> indexes,
        List<Trigger> triggers,
        List<Policy> policies,
        Optional<SqlName> parent,
        String partitioning,
        Optional<Long> rows,
        Optional<Long> bytes) {
    /// Sorts of tables.
    public enum Kind {
        PLAIN,
        /// Divided into partitions, without rows of its own.
        PARTITIONED,
        FOREIGN
    }

    public Table {
        columns = List.copyOf(columns);
        constraints = List.copyOf(constraints);
        indexes = List.copyOf(indexes);
        triggers = List.copyOf(triggers);
        policies = List.copyOf(policies);
    }

    /// Its primary key.
    public Optional<Constraint> primaryKey() {
        return constraints.stream()
                .filter(constraint -> constraint.kind() == Constraint.Kind.PRIMARY_KEY)
                .findFirst();
    }

    /// Its references to other tables.
    public List<Constraint> foreignKeys() {
        return constraints.stream()
                .filter(constraint -> constraint.kind() == Constraint.Kind.FOREIGN_KEY)
                .toList();
    }

    /// The column of a name.
    public Optional<Column> column(String name) {
        return columns.stream().filter(column -> column.name().equals(name)).findFirst();
    }
}
