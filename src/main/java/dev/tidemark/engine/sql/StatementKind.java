package dev.tidemark.engine.sql;

import java.util.Locale;

/// What a statement does to the conversation with the server: how it has to be sent, not what it is
/// about.
public enum StatementKind {
    /// Changes the schema: CREATE, ALTER, DROP, COMMENT, GRANT and the like.
    DDL,
    /// Changes rows: INSERT, UPDATE, DELETE, MERGE, TRUNCATE.
    DML,
    /// Returns rows: SELECT, VALUES, TABLE, WITH, SHOW, EXPLAIN, FETCH.
    QUERY,
    /// Opens a transaction: BEGIN, START TRANSACTION.
    BEGIN,
    /// Ends a transaction and keeps its work: COMMIT, END, PREPARE TRANSACTION.
    COMMIT,
    /// Ends a transaction and drops its work: ROLLBACK, ABORT.
    ROLLBACK,
    /// SAVEPOINT, RELEASE, ROLLBACK TO.
    SAVEPOINT,
    /// COPY … FROM STDIN with its data.
    COPY_FROM_STDIN,
    /// SET, RESET, DISCARD.
    SETTING,
    /// CALL, which may end its own transaction.
    CALL,
    /// DO, which may end its own transaction.
    DO,
    /// VACUUM, ANALYZE, REINDEX, CLUSTER, CHECKPOINT, REFRESH MATERIALIZED VIEW.
    MAINTENANCE,
    /// psql's \echo: text for the reader, nothing for the server.
    ECHO,
    /// Everything else: LOCK, NOTIFY, LISTEN, PREPARE, EXECUTE, LOAD, …
    OTHER;

    /// The kind as written to JSON, for example `copy-from-stdin`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
