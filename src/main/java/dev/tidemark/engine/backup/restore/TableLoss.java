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
                        ? "%s now, none in the backup".formatted(rows(now))
                        : now < 0
                                ? "%s in the backup, none now".formatted(rows(before))
                                : "%s now, %d in the backup".formatted(rows(now), before);
        return written < 0
                ? "%s: %s".formatted(table, rows)
                : "%s: %s, %d written since".formatted(table, rows, written);
    }

    private static String rows(long number) {
        return number == 1 ? "1 row" : number + " rows";
    }
}
