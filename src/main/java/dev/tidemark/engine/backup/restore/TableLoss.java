package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.sql.SqlName;

/// What a restore takes from a table.
///
/// @param table its name, with its schema
/// @param before rows in the backup; -1 when the backup does not have the table
/// @param now rows in the database; -1 when the database does not have the table
/// @param written rows inserted, updated and deleted since the backup, as the server counts them a
///   moment late; -1 when it does not know
public record TableLoss(SqlName table, long before, long now, long written) {
    /// In words: `public.users: 12 rows now, 10 in the backup, 7 written since`.
    public String text() {
        String rows =
                before < 0
                        ? "%d rows now, none in the backup".formatted(now)
                        : now < 0
                                ? "%d rows in the backup, none now".formatted(before)
                                : "%d rows now, %d in the backup".formatted(now, before);
        return written < 0
                ? "%s: %s".formatted(table, rows)
                : "%s: %s, %d written since".formatted(table, rows, written);
    }
}
