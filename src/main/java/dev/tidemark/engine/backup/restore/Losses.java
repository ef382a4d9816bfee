package dev.tidemark.engine.backup.restore;

import java.util.List;

/// What would be lost if a database became what a backup has.
///
/// @param tables those that hold other rows now, or were written since
/// @param unchanged how many tables show no difference
/// @param walBytes how much the whole server has written since, of all its databases; -1 when it is
///   another server
public record Losses(List<TableLoss> tables, int unchanged, long walBytes) {
    public Losses {
        tables = List.copyOf(tables);
    }

    /// Nothing is known to be lost: there is no such database yet.
    public static final Losses NONE = new Losses(List.of(), 0, -1);
}
