package dev.tidemark.engine.run;

import dev.tidemark.engine.postgres.EncodingChanged;
import dev.tidemark.engine.postgres.ServerErrors;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.sql.SQLException;

/// What to do about a SQLSTATE (PostgreSQL manual, appendix A).
///
/// @param code the kind of problem
/// @param hint the next step
record Advice(ProblemCode code, String hint) {
    /// Something failed before or between migrations.
    static Problem ofPreparation(SQLException error) {
        String state = ServerErrors.sqlState(error);
        boolean lost = ServerErrors.connectionLost(error);
        var code =
                lost
                        ? ProblemCode.CONNECTION_LOST
                        : switch (state) {
                            case "42501" -> ProblemCode.RIGHTS_MISSING;
                            case "53100" -> ProblemCode.DISK_FULL;
                            default -> ProblemCode.STATEMENT_FAILED;
                        };
        String hint =
                switch (code) {
                    case CONNECTION_LOST -> "Run it again when the server is back.";
                    case RIGHTS_MISSING ->
                            "Run it as a role that may create and write the tracking table, or have its owner GRANT the right.";
                    case DISK_FULL -> "Make room on the server's disk, then run it again.";
                    default -> "Correct what the server says, then run it again.";
                };
        return Problem.of(code, "The run could not go on", Failures.serverWords(error), hint)
                .withServer(ServerErrors.of(error).orElse(null))
                .withDatabaseState("No migration was begun.");
    }

    /// What to do about a failure of a migration.
    static Advice of(PlannedMigration migration, StatementFailure failure) {
        if (failure.error() instanceof EncodingChanged) {
            return new Advice(
                    ProblemCode.STATEMENT_FAILED,
                    "Take out what sets client_encoding: the file is UTF-8 and is sent as UTF-8.");
        }
        String sqlState = ServerErrors.sqlState(failure.error());
        return switch (failure.part()) {
            case STATEMENT, RESTORING -> ofStatement(sqlState, migration);
            case SAVING -> ofSaving(sqlState, migration);
            case COMMIT -> ofCommit(sqlState, migration);
            case RECORD -> ofRecord(sqlState, migration);
        };
    }

    private static Advice ofSaving(String sqlState, PlannedMigration migration) {
        return switch (sqlState) {
            case "42501" ->
                    new Advice(
                            ProblemCode.NO_RIGHTS,
                            "Run it as a role that may read the data and write the archive, or let the data go with `--no-save`.");
            case "53100" ->
                    new Advice(
                            ProblemCode.DISK_FULL,
                            "Make room on the server's disk for the copy, or let the data go with `--no-save`.");
            default -> {
                var advice = ofStatement(sqlState, migration);
                yield advice.code() == ProblemCode.STATEMENT_FAILED
                        ? new Advice(
                                advice.code(),
                                "Correct what the server names, or let the data go with `--no-save`.")
                        : advice;
            }
        };
    }

    /// Deferred constraints and triggers run at COMMIT.
    private static Advice ofCommit(String sqlState, PlannedMigration migration) {
        return sqlState.startsWith("23")
                ? new Advice(
                        ProblemCode.STATEMENT_FAILED,
                        "Correct the rows that break the deferred constraint, then run it again.")
                : ofStatement(sqlState, migration);
    }

    private static Advice ofRecord(String sqlState, PlannedMigration migration) {
        return switch (sqlState) {
            case "42P01", "3F000" ->
                    new Advice(
                            ProblemCode.TRACKING_TABLE_LOST,
                            "Take the statement that drops the tracking table, its journal or their schema out of %s."
                                    .formatted(migration.path()));
            case "42501" ->
                    new Advice(
                            ProblemCode.NO_RIGHTS,
                            "Have the owner of the tracking table and its journal GRANT the right to write them.");
            case "23505" ->
                    new Advice(
                            ProblemCode.STATEMENT_FAILED,
                            "Look at `tidemark status`: the tracking table lists this version already.");
            default -> ofStatement(sqlState, migration);
        };
    }

    private static Advice ofStatement(String sqlState, PlannedMigration migration) {
        return switch (sqlState) {
            case "55P03", "40P01", "40001" ->
                    new Advice(
                            ProblemCode.LOCK_TIMEOUT,
                            "Run it again when the sessions that hold the lock have ended, or raise lock_timeout or lock_retries under [run].");
            case "53100" ->
                    new Advice(
                            ProblemCode.DISK_FULL,
                            "Make room on the server's disk, then run it again.");
            case "42501" ->
                    new Advice(
                            ProblemCode.NO_RIGHTS,
                            "Run it as a role that owns the object, or have its owner GRANT the right.");
            case "55P04" ->
                    new Advice(
                            ProblemCode.ENUM_VALUE_IN_TRANSACTION,
                            "Add the header `Transaction: none` so that the new enum value commits before it is used.");
            case "25001" ->
                    new Advice(
                            ProblemCode.STATEMENT_FAILED,
                            "Add the header `Transaction: none`: this statement refuses a transaction, which its text does not show.");
            case "2D000" ->
                    new Advice(
                            ProblemCode.STATEMENT_FAILED,
                            "Add the header `Transaction: none`: this procedure or block ends its own transaction.");
            case "57014" ->
                    new Advice(
                            ProblemCode.STATEMENT_FAILED,
                            "Raise statement_timeout under [run] or with the header Statement-Timeout, unless somebody cancelled the statement.");
            case "42P01", "3F000" ->
                    new Advice(
                            ProblemCode.STATEMENT_FAILED,
                            "Correct the name, or apply the migration that creates it first, then run it again.");
            case "42P06", "42P07", "42701", "42710", "42723" ->
                    new Advice(
                            ProblemCode.STATEMENT_FAILED,
                            "If it is there already by intent, run `tidemark repair mark %s`; else drop it or use IF NOT EXISTS."
                                    .formatted(migration.version()));
            case "25006" ->
                    new Advice(
                            ProblemCode.STATEMENT_FAILED,
                            "Take out what makes the session or the transaction read-only, then run it again.");
            default ->
                    new Advice(
                            ProblemCode.STATEMENT_FAILED,
                            "Correct the statement, then run it again.");
        };
    }
}
