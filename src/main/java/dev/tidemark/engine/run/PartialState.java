package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.sql.Statement;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts into words what a migration that commits step by step left in the database.
final class PartialState {
    private static final int STATEMENT_HEAD = 2000;

    private final PlannedMigration migration;

    PartialState(PlannedMigration migration) {
        this.migration = migration;
    }

    /// A step failed.
    ///
    /// @param debris what it left although it failed, as a sentence
    /// @param persisted steps that are committed
    Problem failed(
            StepScript.Step step,
            StatementFailure failure,
            Optional<String> debris,
            int persisted) {
        boolean some = persisted > 0 || debris.isPresent();
        String text =
                some
                        ? kept(persisted)
                                + debris.map(left -> " " + left).orElse("")
                                + " Step %d did not take effect otherwise.".formatted(step.number())
                        : "Its first step failed and was rolled back: nothing of it is in the database.";
        var problem =
                Failures.statement(
                        migration,
                        failure,
                        text,
                        some ? Failures.Persisted.SOME : Failures.Persisted.NOTHING);
        return debris.isPresent() && step.first().refusesTransaction()
                ? invalidIndex(problem)
                : problem;
    }

    private Problem invalidIndex(Problem problem) {
        return new Problem(
                ProblemCode.INVALID_INDEX,
                problem.what(),
                problem.why(),
                "Mend the cause, then run `tidemark repair resume %s`: it drops what is invalid and goes on."
                        .formatted(migration.version()),
                problem.where(),
                problem.statement(),
                problem.server(),
                problem.databaseState());
    }

    /// Somebody stopped the run.
    Problem stopped(Optional<String> debris, int persisted) {
        boolean some = persisted > 0 || debris.isPresent();
        if (!some) {
            return Failures.stopped(migration, "Nothing of it is in the database.");
        }
        String text = kept(persisted) + debris.map(left -> " " + left).orElse("");
        return Failures.stopped(migration, text, Failures.goOnHint(migration));
    }

    /// The connection was lost in a step.
    Problem lost(
            StepScript.Step step,
            @Nullable Statement during,
            SQLException error,
            Settlement.Fate fate,
            int persisted) {
        String here =
                switch (fate) {
                    case COMMITTED ->
                            PreparedTransaction.by(during).isPresent()
                                    ? "Step %d was prepared and recorded, as the server says."
                                    : "Step %d was committed, as the server says.";
                    case ROLLED_BACK -> "Step %d was rolled back.";
                    case UNKNOWN -> "Whether step %d took effect is unknown.";
                };
        int stay = fate == Settlement.Fate.COMMITTED ? persisted + 1 : persisted;
        return lost(
                fate,
                during == null ? step.first() : during,
                error,
                here.formatted(step.number()) + " " + kept(stay),
                stay);
    }

    /// A step's transaction was prepared, which could not be recorded.
    Problem prepared(StepScript.Step step, Statement ending, SQLException error, int persisted) {
        return Problem.of(
                        ProblemCode.PARTIAL_STATE,
                        Failures.notDone(migration),
                        "PREPARE TRANSACTION took effect, but could not be recorded: "
                                + Failures.serverWords(error),
                        Failures.goOnHint(migration))
                .at(ending.position())
                .withStatement(ending.text().head(STATEMENT_HEAD))
                .withServer(ServerErrors.of(error).orElse(null))
                .withDatabaseState(
                        "Step %d is prepared: its transaction waits in pg_prepared_xacts for COMMIT PREPARED. "
                                        .formatted(step.number())
                                + kept(persisted));
    }

    /// The connection was lost while the migration was recorded as done.
    Problem lostAtTheEnd(
            @Nullable Statement during, SQLException error, Settlement.Fate fate, int persisted) {
        return switch (fate) {
            case COMMITTED -> Failures.lost(migration, during, error, fate);
            case ROLLED_BACK ->
                    lost(
                            fate,
                            null,
                            error,
                            "All its steps are committed, but the tracking table does not list it.",
                            Math.max(persisted, 1));
            case UNKNOWN ->
                    lost(
                            fate,
                            null,
                            error,
                            "All its steps are committed; whether the tracking table lists it is unknown.",
                            Math.max(persisted, 1));
        };
    }

    private Problem lost(
            Settlement.Fate fate,
            @Nullable Statement at,
            SQLException error,
            String text,
            int persisted) {
        var code =
                switch (fate) {
                    case UNKNOWN -> ProblemCode.OUTCOME_UNKNOWN;
                    case COMMITTED, ROLLED_BACK ->
                            persisted > 0
                                    ? ProblemCode.PARTIAL_STATE
                                    : ProblemCode.SERVER_LOST_ROLLED_BACK;
                };
        return Problem.of(
                        code,
                        Failures.notDone(migration),
                        "The connection to the server was lost: " + Failures.serverWords(error),
                        Failures.goOnHint(migration))
                .at(at == null ? null : at.position())
                .withStatement(at == null ? null : at.text().head(STATEMENT_HEAD))
                .withServer(ServerErrors.of(error).orElse(null))
                .withDatabaseState(text);
    }

    /// Whether an earlier run's statement took effect can't be seen.
    Problem unclear(Statement statement, String text, String way, int persisted) {
        return Problem.of(ProblemCode.OUTCOME_UNKNOWN, Failures.notDone(migration), text, way)
                .at(statement.position())
                .withStatement(statement.text().head(STATEMENT_HEAD))
                .withDatabaseState(kept(persisted));
    }

    /// Its start could not be written to the journal.
    Problem notBegun(SQLException error) {
        return Problem.of(
                        ServerErrors.connectionLost(error)
                                ? ProblemCode.CONNECTION_LOST
                                : ProblemCode.STATEMENT_FAILED,
                        Failures.notDone(migration),
                        "Its start could not be written to the journal: "
                                + Failures.serverWords(error),
                        "Look at `tidemark status`, then run it again.")
                .withServer(ServerErrors.of(error).orElse(null))
                .withDatabaseState("None of its steps was sent.");
    }

    /// The journal could not be written, or the database not be asked, between or around steps.
    Problem unrecorded(SQLException error, int persisted) {
        return Problem.of(
                        ProblemCode.OUTCOME_UNKNOWN,
                        Failures.notDone(migration),
                        "Its steps could not be followed: " + Failures.serverWords(error),
                        Failures.goOnHint(migration))
                .withServer(ServerErrors.of(error).orElse(null))
                .withDatabaseState(
                        kept(persisted)
                                + " Whether step %d took effect is unknown."
                                        .formatted(persisted + 1));
    }

    private String kept(int persisted) {
        return switch (persisted) {
            case 0 -> "No step of it was committed.";
            case 1 -> "Step 1 of %s is committed and stays.".formatted(migration.version());
            default ->
                    "Steps 1 to %d of %s are committed and stay."
                            .formatted(persisted, migration.version());
        };
    }
}
