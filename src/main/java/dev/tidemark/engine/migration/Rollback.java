package dev.tidemark.engine.migration;

import dev.tidemark.engine.sql.ScriptSummary;
import dev.tidemark.engine.sql.SqlSource;

/// How a migration is taken back.
public sealed interface Rollback {
    /// A script, from the migration's own rollback section or from a file.
    ///
    /// @param source the SQL, uncommented, positions leading back to the file it stands in
    /// @param fromSection whether it stands in the migration's own file
    /// @param summary how it has to be run
    record Script(SqlSource source, boolean fromSection, ScriptSummary summary)
            implements Rollback {}

    /// Nobody wrote one.
    record NotGiven() implements Rollback {}

    /// The author says that nothing has to be done: only the tracking row goes.
    record NoneNeeded() implements Rollback {}

    /// The author says that there is no way back.
    ///
    /// @param reason why, may be empty
    record Irreversible(String reason) implements Rollback {}

    /// Whether a rollback of this migration can run.
    default boolean available() {
        return this instanceof Script || this instanceof NoneNeeded;
    }
}
