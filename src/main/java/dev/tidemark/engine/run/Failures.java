package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ServerError;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.sql.Places;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.tracking.Direction;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Puts failures of a run into words.
final class Failures {
    private static final int STATEMENT_HEAD = 2000;

    private Failures() {}

    /// The server's message, or the driver's when the server said nothing.
    static String serverWords(SQLException error) {
        return ServerErrors.of(error)
                .map(ServerError::message)
                .orElseGet(() -> String.valueOf(error.getMessage()));
    }

    /// A statement failed, or the record or the commit of what ran.
    ///
    /// @param state what the server confirmed of the database
    /// @param partial whether something of the migration stays in the database
    static Problem statement(
            PlannedMigration migration, StatementFailure failure, String state, Persisted partial) {
        var error = failure.error();
        var advice = Advice.of(migration, failure);
        boolean some = partial == Persisted.SOME && advice.code() != ProblemCode.INVALID_INDEX;
        return Problem.of(
                        some ? ProblemCode.PARTIAL_STATE : advice.code(),
                        notDone(migration),
                        words(failure),
                        some ? resumeHint(migration) : advice.hint())
                .at(place(migration, failure))
                .withStatement(text(failure))
                .withServer(ServerErrors.of(error).orElse(null))
                .withDatabaseState(state);
    }

    private static String words(StatementFailure failure) {
        String server = serverWords(failure.error());
        return switch (failure.part()) {
            case STATEMENT -> server;
            case SAVING -> "What it takes away could not be saved: " + server;
            case RESTORING ->
                    "Every statement ran, but saved data could not be brought back: " + server;
            case RECORD -> "What ran could not be recorded: " + server;
            case COMMIT -> "Every statement ran, but COMMIT failed: " + server;
        };
    }

    private static @Nullable String text(StatementFailure failure) {
        var statement = failure.statement();
        if (statement != null) {
            return statement.text().head(STATEMENT_HEAD);
        }
        return failure.part() == StatementFailure.Part.COMMIT ? "COMMIT" : null;
    }

    /// Whether work of a migration that failed stays in the database.
    enum Persisted {
        NOTHING,
        SOME
    }

    /// `004_add.sql was not applied`.
    static String notDone(PlannedMigration migration) {
        return migration.direction() == Direction.APPLY
                ? migration.path() + " was not applied"
                : migration.version() + " was not rolled back";
    }

    /// How to go on once a cause is mended.
    static String resumeHint(PlannedMigration migration) {
        return migration.runner().isPresent()
                ? "Mend the cause, then run `tidemark repair mark %s`."
                        .formatted(migration.version())
                : "Mend the cause, then run `tidemark repair resume %s`: it goes on at the step that did not finish."
                        .formatted(migration.version());
    }

    /// How to go on where nothing has to be mended.
    static String goOnHint(PlannedMigration migration) {
        return "Run `tidemark repair resume %s`: it goes on at the step that did not finish."
                .formatted(migration.version());
    }

    /// Where the failing statement stands, to the character when the server told it; for what is
    /// Tidemark's own the file.
    private static SourcePosition place(PlannedMigration migration, StatementFailure failure) {
        var statement = failure.statement();
        if (statement == null) {
            return migration.script().locate(1, 1);
        }
        return failure.character() > 0
                ? Places.of(statement, failure.character())
                : statement.position();
    }

    /// The connection was lost.
    static Problem lost(
            PlannedMigration migration,
            @Nullable Statement during,
            SQLException error,
            Settlement.Fate fate) {
        var code =
                switch (fate) {
                    case COMMITTED -> ProblemCode.CONNECTION_LOST;
                    case ROLLED_BACK -> ProblemCode.SERVER_LOST_ROLLED_BACK;
                    case UNKNOWN -> ProblemCode.OUTCOME_UNKNOWN;
                };
        String what =
                switch (fate) {
                    case COMMITTED -> "The run ended after " + migration.path();
                    case ROLLED_BACK -> notDone(migration);
                    case UNKNOWN ->
                            "It is unknown whether %s took effect".formatted(migration.path());
                };
        String state =
                switch (fate) {
                    case COMMITTED ->
                            "The connection was lost during COMMIT; asked again, the server says that the transaction was committed.";
                    case ROLLED_BACK ->
                            "The connection was lost before COMMIT took effect: nothing of this migration's transaction is in the database.";
                    case UNKNOWN ->
                            "The connection was lost and the server can't be asked: the last transaction is either in the database whole or not at all.";
                };
        return Problem.of(
                        code,
                        what,
                        "The connection to the server was lost: " + serverWords(error),
                        "Look at `tidemark status` when the server is back; nothing was sent again.")
                .at(during == null ? null : during.position())
                .withStatement(during == null ? null : during.text().head(STATEMENT_HEAD))
                .withServer(ServerErrors.of(error).orElse(null))
                .withDatabaseState(state);
    }

    /// The server ended the session that holds the run's lock.
    static Problem lockLost(PlannedMigration migration, SQLException error) {
        return Problem.of(
                        ProblemCode.CONNECTION_LOST,
                        notDone(migration),
                        "The session that holds the run's lock was lost: " + serverWords(error),
                        "Run it again.")
                .withServer(ServerErrors.of(error).orElse(null))
                .withDatabaseState("It was not begun.");
    }

    /// A file can no longer be read.
    static Problem unreadable(PlannedMigration migration, UncheckedIOException error) {
        return Problem.of(
                        ProblemCode.FILE_UNREADABLE,
                        notDone(migration),
                        "Its file can't be read: " + error.getMessage(),
                        "Put the file back, then look at `tidemark status`.")
                .at(migration.script().locate(1, 1))
                .withDatabaseState("The transaction that was open was rolled back.");
    }

    /// A statement ended the transaction that Tidemark had opened.
    static Problem endedInside(PlannedMigration migration, @Nullable Statement last) {
        return Problem.of(
                        ProblemCode.TRANSACTION_ENDED_BY_STATEMENT,
                        notDone(migration),
                        "A statement ended the transaction, although its text does not show it.",
                        "Add the header `Transaction: none`, look at what was kept, then run `tidemark repair mark %s` or mend it."
                                .formatted(migration.version()))
                .at(last == null ? null : last.position())
                .withStatement(last == null ? null : last.text().head(STATEMENT_HEAD))
                .withDatabaseState(
                        "What ran up to that statement may be committed; the tracking table does not list the migration.");
    }

    /// Somebody stopped the run.
    static Problem stopped(PlannedMigration migration, String state) {
        return stopped(migration, state, "Run it again to go on.");
    }

    /// Somebody stopped the run, and going on takes more than running it again.
    static Problem stopped(PlannedMigration migration, String state, String hint) {
        return Problem.of(
                        ProblemCode.STOPPED, notDone(migration), "The run was asked to stop.", hint)
                .withDatabaseState(state);
    }
}
