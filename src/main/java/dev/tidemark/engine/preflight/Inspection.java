package dev.tidemark.engine.preflight;

import dev.tidemark.engine.postgres.PgSession;
import java.sql.SQLException;

/// Looks at one subject.
@FunctionalInterface
interface Inspection {
    /// @throws SQLException when the server refuses a question, or can't be asked
    Finding look(PgSession session) throws SQLException;
}
