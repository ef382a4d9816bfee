package dev.tidemark.engine.backup.content;

import dev.tidemark.engine.sql.SqlName;

/// A table as the catalogue describes it; read without touching the table.
///
/// @param table its name, with its schema
/// @param bytes its size with what is stored apart, without indexes, as last counted by the server
/// @param rows estimated rows
/// @param readable whether the role may read it
/// @param filtered whether row security hides rows from the role
/// @param writes rows written since the server began to count, or -1
public record TableFacts(
        SqlName table, long bytes, long rows, boolean readable, boolean filtered, long writes) {}
