package dev.tidemark.engine.sql;

import java.util.List;

/// What a statement takes away, as far as its text tells.
public sealed interface Removal {
    /// A whole object with what is in it.
    ///
    /// @param kind as in the command, upper case, for example `TABLE` or `MATERIALIZED VIEW`
    /// @param cascade whether what depends on it goes too
    record DroppedObject(String kind, SqlName name, boolean cascade) implements Removal {}

    /// A column with its values.
    ///
    /// @param cascade whether what depends on it goes too
    record DroppedColumn(SqlName table, String column, boolean cascade) implements Removal {}

    /// A column whose values are converted to another type, which may hold less.
    record ConvertedColumn(SqlName table, String column) implements Removal {}

    /// All rows of a table, by TRUNCATE.
    ///
    /// @param cascade whether tables that refer to it are emptied too
    record EmptiedTable(SqlName table, boolean cascade) implements Removal {}

    /// Rows that only running the statement tells: DELETE or UPDATE.
    ///
    /// @param command `DELETE`, `UPDATE` or `MERGE`
    record ChangedRows(String command, SqlName table) implements Removal {}

    /// What takes away more than its text names: DO, CALL and EXECUTE run code; DROP EXTENSION,
    /// DROP OWNED and DROP TYPE … CASCADE take tables or columns along.
    record Unseen(String command) implements Removal {}

    /// What a statement takes away, in order; nothing for a statement that takes nothing away.
    static List<Removal> of(Statement statement) {
        return new RemovalReader(statement).removals();
    }
}
