package dev.tidemark.engine.backup;

import dev.tidemark.engine.sql.SqlName;

/// What happened so far. Delivered in order, on the thread that works.
public sealed interface BackupEvent {
    /// A part of the work begins.
    ///
    /// @param text for people: `dumping 12 tables`
    record Phase(String text) implements BackupEvent {}

    /// `pg_dump` or `pg_restore` begins something.
    ///
    /// @param text in the program's words: `dumping contents of table "public.users"`
    record Working(String text) implements BackupEvent {}

    /// How far it is.
    ///
    /// @param what the table or file
    /// @param done rows or bytes
    /// @param total in all, as estimated; 0 when unknown
    record Progress(String what, long done, long total) implements BackupEvent {}

    /// A table was counted.
    ///
    /// @param done tables counted
    /// @param total tables in all
    record Counted(SqlName table, long rows, int done, int total) implements BackupEvent {}

    /// The program waits for a lock. Sent when that changes.
    ///
    /// @param who the sessions that hold it; empty when it waits no more
    record Blocked(String who) implements BackupEvent {}

    /// Something the reader should know.
    record Told(String text) implements BackupEvent {}
}
