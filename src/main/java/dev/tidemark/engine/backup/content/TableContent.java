package dev.tidemark.engine.backup.content;

import dev.tidemark.engine.sql.SqlName;

/// What a table holds.
///
/// @param table its name, with its schema
/// @param rows how many rows
/// @param checksum the sum of a hash of each row, whatever their order
/// @param writes rows inserted, updated and deleted since the server began to count, as its
///   statistics say; -1 when it does not say
public record TableContent(SqlName table, long rows, String checksum, long writes) {}
