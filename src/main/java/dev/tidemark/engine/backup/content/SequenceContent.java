package dev.tidemark.engine.backup.content;

import dev.tidemark.engine.sql.SqlName;

/// Where a sequence stands.
///
/// @param sequence its name, with its schema
/// @param value its last value
/// @param increment what it counts by, negative when it counts down
public record SequenceContent(SqlName sequence, long value, long increment) {
    /// Whether another reading, taken later, may be of the same sequence: a sequence is no part of
    /// a snapshot and may have moved on.
    boolean mayBecome(SequenceContent later) {
        return increment >= 0 ? later.value >= value : later.value <= value;
    }
}
