package dev.tidemark.engine.catalog.model;

import dev.tidemark.engine.sql.SqlName;

/// A sequence.
///
/// @param name with its schema
/// @param type `bigint`, `integer` or `smallint`
/// @param increment what it counts by
/// @param ownedBy the column that it belongs to: `users.id`; an empty text when it has none
/// @param comment an empty text when it has none
public record Sequence(SqlName name, String type, long increment, String ownedBy, String comment) {}
