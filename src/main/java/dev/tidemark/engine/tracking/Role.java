package dev.tidemark.engine.tracking;

/// What a column of a tracking table is for, whatever its tool calls it.
enum Role {
    /// A number that counts rows, filled by its default, or Prisma's own uuid.
    ID,
    /// Flyway's order of rows, which it fills by itself.
    RANK,
    /// What tells one migration from another; its form differs, see [KeyForm].
    KEY,
    FILENAME,
    DESCRIPTION,
    /// Flyway's kind of row.
    TYPE,
    CHECKSUM,
    ROLLBACK_SQL,
    APPLIED_AT,
    APPLIED_BY,
    EXECUTION_MS,
    SUCCESS,
    RUN_ID,
    /// golang-migrate's mark of a migration that did not end.
    DIRTY,
    /// Prisma's time of the start.
    STARTED_AT,
    /// Prisma's mark of a row that no longer counts.
    ROLLED_BACK_AT,
    /// Prisma's number of steps, always one.
    STEPS,
    /// Prisma's text of the error.
    LOGS
}
