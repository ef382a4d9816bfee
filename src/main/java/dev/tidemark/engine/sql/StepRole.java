package dev.tidemark.engine.sql;

/// What a statement means for the step it belongs to.
public enum StepRole {
    /// Opens the step's transaction.
    BEGIN,
    /// Stands inside the step's transaction.
    BODY,
    /// Ends the step's transaction and keeps its work.
    COMMIT,
    /// Ends the step's transaction and drops its work.
    ROLLBACK,
    /// Is a step of its own, outside any transaction of the script.
    SINGLE,
    /// Is not sent: a BEGIN or COMMIT that the mode absorbs or that has no effect, and `\echo`.
    IGNORED
}
