package dev.tidemark.engine.backup;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.util.List;

/// What verifications have to say.
public final class VerificationProblems {
    private VerificationProblems() {}

    static String notProved(StoredBackup backup) {
        return "The backup %s is not proved".formatted(backup.name());
    }

    /// A file is missing, altered or can't be read.
    static Problem damaged(StoredBackup backup, String why) {
        return Problem.of(
                        ProblemCode.BACKUP_DAMAGED,
                        notProved(backup),
                        why,
                        "Don't rely on it: make a new backup, and look for what changed this one.")
                .withDatabaseState("not touched");
    }

    /// What was restored or copied is not what it should be.
    ///
    /// @param what what did not happen
    public static Problem differs(String what, List<String> differences) {
        return Problem.of(
                ProblemCode.BACKUP_DIFFERS,
                what,
                BackupProblems.some(differences),
                "Don't rely on it: make a new backup.");
    }

    /// `pg_restore` did not come to its end.
    ///
    /// @param what what did not happen
    /// @param state what state the database is in
    public static Problem restoreFailed(
            String what, int exitCode, List<String> lines, String state) {
        String how =
                exitCode > 128
                        ? "pg_restore was killed by signal %d".formatted(exitCode - 128)
                        : "pg_restore ended with exit code %d".formatted(exitCode);
        return Problem.of(
                        ProblemCode.RESTORE_FAILED,
                        what,
                        "%s: %s".formatted(how, BackupProblems.said(lines)),
                        "Correct what it names, then try again.")
                .withDatabaseState(state);
    }
}
