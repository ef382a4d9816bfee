package dev.tidemark.engine.postgres;

/// What the server said of its transaction with the last ReadyForQuery (PostgreSQL manual 55.2.2).
public enum TransactionStatus {
    /// In no transaction block.
    IDLE,
    /// In a transaction block.
    OPEN,
    /// In a failed transaction block: everything until its end is refused.
    FAILED
}
