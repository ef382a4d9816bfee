package dev.tidemark.engine.run;

import dev.tidemark.engine.sql.Statement;
import java.sql.SQLException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How one transaction ended, as far as the server told.
sealed interface TransactionEnd {
    /// The server confirmed the commit.
    record Committed(StepLog log, Duration took) implements TransactionEnd {}

    /// An error, and the server confirmed that nothing of the transaction is left.
    record RolledBack(StatementFailure failure) implements TransactionEnd {}

    /// Somebody asked to stop, and the server confirmed that nothing of the transaction is left.
    record Stopped() implements TransactionEnd {}

    /// A statement ended the transaction although its text did not show it.
    ///
    /// @param last the last statement that was sent
    record EndedInside(@Nullable Statement last) implements TransactionEnd {}

    /// Nothing was sent: whether an earlier run's statement took effect can't be seen.
    ///
    /// @param way the way out
    record Unclear(Statement statement, String text, String way) implements TransactionEnd {}

    /// PREPARE TRANSACTION took effect; what was to be recorded of it was not, or may not have
    /// been.
    record Prepared(Statement ending, SQLException error) implements TransactionEnd {}

    /// The connection was lost.
    ///
    /// @param during the script's statement that was running, or null
    /// @param fate what became of the transaction
    record Lost(@Nullable Statement during, SQLException error, Settlement.Fate fate)
            implements TransactionEnd {}
}
