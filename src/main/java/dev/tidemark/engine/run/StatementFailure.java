package dev.tidemark.engine.run;

import dev.tidemark.engine.sql.Statement;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// The server refused something that a run sent.
final class StatementFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final Part part;
    private final transient @Nullable Statement statement;
    private final SQLException error;
    private final int character;

    /// Which part of a transaction failed.
    enum Part {
        /// A statement of the script, or one of Tidemark's own in front of it.
        STATEMENT,
        /// Saving what it takes away.
        SAVING,
        /// Bringing back what was saved.
        RESTORING,
        /// Writing down what was done.
        RECORD,
        /// The end: deferred constraints are checked there.
        COMMIT
    }

    private StatementFailure(
            Part part, @Nullable Statement statement, SQLException error, int character) {
        super(error);
        this.part = part;
        this.statement = statement;
        this.error = error;
        this.character = character;
    }

    /// @param statement the script's statement, or null when it was one of Tidemark's own
    /// @param error the driver's exception
    /// @param character the place in the statement's text, in code points from 0, or -1 when
    ///   unknown
    StatementFailure(@Nullable Statement statement, SQLException error, int character) {
        this(Part.STATEMENT, statement, error, character);
    }

    /// What the script takes away could not be saved.
    static StatementFailure ofSaving(SQLException error) {
        return new StatementFailure(Part.SAVING, null, error, -1);
    }

    /// What was saved could not be brought back.
    static StatementFailure ofRestoring(SQLException error) {
        return new StatementFailure(Part.RESTORING, null, error, -1);
    }

    /// What was done could not be written down.
    static StatementFailure ofRecord(SQLException error) {
        return new StatementFailure(Part.RECORD, null, error, -1);
    }

    /// The transaction could not commit.
    static StatementFailure ofCommit(SQLException error) {
        return new StatementFailure(Part.COMMIT, null, error, -1);
    }

    Part part() {
        return part;
    }

    @Nullable Statement statement() {
        return statement;
    }

    SQLException error() {
        return error;
    }

    int character() {
        return character;
    }
}
