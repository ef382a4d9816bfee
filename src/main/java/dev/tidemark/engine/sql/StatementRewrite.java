package dev.tidemark.engine.sql;

/// Changes the text of statements on their way from a script to the server, for example the schema
/// that they name. Safe for use by several threads.
@FunctionalInterface
public interface StatementRewrite {
    /// The text to send instead of a statement's own; the same object where nothing changes.
    Statement.Text rewritten(Statement.Text text);
}
