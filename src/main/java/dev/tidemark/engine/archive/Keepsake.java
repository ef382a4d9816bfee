package dev.tidemark.engine.archive;

import dev.tidemark.engine.sql.SqlName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// Data that was saved, as the archive's catalogue lists it.
///
/// @param id its number in the archive
/// @param run the run that saved it
/// @param version the migration whose rollback took it away
/// @param kind what was taken away
/// @param table where it was
/// @param columns all columns that are kept
/// @param lost the columns that were taken away, for [Kind#COLUMNS]
/// @param key the columns that identify a row; empty when there are none
/// @param keptIn the table of the archive that has it
/// @param rows how many
/// @param bytes the size of that table when it was made
/// @param savedAt when, by the server's clock
/// @param savedBy role, user and machine
/// @param note what a person has to know of it, empty for nothing
/// @param broughtBack what came of bringing it back, empty before that
public record Keepsake(
        long id,
        UUID run,
        String version,
        Kind kind,
        SqlName table,
        List<String> columns,
        List<String> lost,
        List<String> key,
        SqlName keptIn,
        long rows,
        long bytes,
        Instant savedAt,
        String savedBy,
        String note,
        Optional<BroughtBack> broughtBack) {
    public Keepsake {
        columns = List.copyOf(columns);
        lost = List.copyOf(lost);
        key = List.copyOf(key);
    }

    /// What was taken away.
    public enum Kind {
        /// All rows of a table.
        TABLE("table"),
        /// Values of columns.
        COLUMNS("columns"),
        /// Rows that a statement picked and removed.
        ROWS("rows"),
        /// Rows that a statement changed, as they were before. They are not put back by themselves.
        CHANGED("changed");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /// As the catalogue and JSON have it.
        public String text() {
            return text;
        }
    }

    /// What came of bringing it back.
    ///
    /// @param at when, by the server's clock
    /// @param by role, user and machine
    /// @param rows how many are back
    /// @param kept how many were not put back and stay in the archive
    public record BroughtBack(Instant at, String by, long rows, long kept) {}

    /// What it is, for example `3 rows of public.users` or `email of 3 rows of public.users`.
    public String text() {
        String count = count(rows);
        if (kind == Kind.CHANGED) {
            return "the old values of %s of %s".formatted(count, table);
        }
        return lost.isEmpty()
                ? "%s of %s".formatted(count, table)
                : "%s of %s of %s".formatted(String.join(", ", lost), count, table);
    }

    /// That it was saved, and where, one sentence.
    public String savedText() {
        return "Saved %s in %s (number %d).".formatted(text(), keptIn, id);
    }

    static String count(long rows) {
        return rows == 1 ? "1 row" : "%,d rows".formatted(rows);
    }
}
