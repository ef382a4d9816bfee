package dev.tidemark.engine.run;

import dev.tidemark.engine.sql.Statement;
import org.jspecify.annotations.Nullable;

/// The statements of one transaction, which can be read again when the transaction has to be tried
/// again.
@FunctionalInterface
interface StatementSequence {
    /// No statement at all.
    StatementSequence EMPTY =
            () ->
                    new Cursor() {
                        @Override
                        public @Nullable Statement next() {
                            return null;
                        }

                        @Override
                        public void close() {}
                    };

    /// Starts at the first statement.
    Cursor open();

    /// Reads one statement after the other.
    interface Cursor extends AutoCloseable {
        /// The next one, or null at the end.
        @Nullable Statement next();

        /// The script's own end of the transaction when it is no plain COMMIT: ROLLBACK or PREPARE
        /// TRANSACTION. Known after the last statement.
        default @Nullable Statement ending() {
            return null;
        }

        @Override
        void close();
    }
}
