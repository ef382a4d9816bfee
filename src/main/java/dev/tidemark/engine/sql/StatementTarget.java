package dev.tidemark.engine.sql;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a statement acts on, for the statements whose object a run has to know: those that build or
/// drop outside a transaction and may leave something half done, and CREATE TABLE.
public sealed interface StatementTarget {
    /// Whether the statement works without blocking writers, and outside a transaction.
    boolean concurrently();

    /// CREATE INDEX.
    ///
    /// @param index its name in the table's schema, or null when the server chooses one
    /// @param table the table
    /// @param concurrently whether CONCURRENTLY was written
    record CreateIndex(@Nullable SqlName index, SqlName table, boolean concurrently)
            implements StatementTarget {}

    /// DROP INDEX.
    ///
    /// @param indexes the indexes, in order
    /// @param concurrently whether CONCURRENTLY was written
    record DropIndex(List<SqlName> indexes, boolean concurrently) implements StatementTarget {
        public DropIndex {
            indexes = List.copyOf(indexes);
        }
    }

    /// REINDEX.
    ///
    /// @param object what is named: INDEX, TABLE, SCHEMA, DATABASE or SYSTEM
    /// @param name its name, or null for the database connected to
    /// @param concurrently whether CONCURRENTLY was written
    record Reindex(String object, @Nullable SqlName name, boolean concurrently)
            implements StatementTarget {}

    /// ALTER TABLE … DETACH PARTITION.
    ///
    /// @param table the partitioned table
    /// @param partition the partition
    /// @param concurrently whether CONCURRENTLY was written
    record DetachPartition(SqlName table, SqlName partition, boolean concurrently)
            implements StatementTarget {}

    /// CREATE TABLE.
    ///
    /// @param table its name
    record CreateTable(SqlName table) implements StatementTarget {
        @Override
        public boolean concurrently() {
            return false;
        }
    }

    /// What the statement acts on, or empty when it is none of these.
    static Optional<StatementTarget> of(Statement statement) {
        return switch (statement.command()) {
            case "REINDEX" -> new TargetReader(statement).reindex();
            case "ALTER TABLE" -> new TargetReader(statement).detach();
            case "DROP INDEX", "DROP INDEX CONCURRENTLY" -> new TargetReader(statement).dropIndex();
            default -> {
                if (statement.command().startsWith("REINDEX ")) {
                    yield new TargetReader(statement).reindex();
                }
                if (!statement.command().startsWith("CREATE ")) {
                    yield Optional.empty();
                }
                yield statement.command().endsWith(" TABLE")
                                && !statement.command().endsWith("FOREIGN TABLE")
                        ? new TargetReader(statement).createTable()
                        : new TargetReader(statement).createIndex();
            }
        };
    }
}
