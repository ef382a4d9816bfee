package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.ArchiveRestore;
import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupProblems;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.DatabaseCount;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.run.StopSignal;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// Restores a backup into the database itself, in one transaction: all of it, or nothing. Every
/// table that it brings back is locked until the end; what is newer than the backup stays beside
/// it.
public final class InPlaceRestore {
    private static final String ROLLED_BACK =
            "Everything was in one transaction, which did not commit: the database is as it was.";

    private final BackupServer server;

    /// @param server the database
    public InPlaceRestore(BackupServer server) {
        this.server = server;
    }

    /// Restores.
    ///
    /// @param lockWait how long it may wait for others, who would then wait for it
    /// @return what is not as in the backup afterwards, one sentence each: others may have written
    ///   since; or why the database is as it was
    /// @throws InterruptedException when interrupted; it is rolled back then
    public Outcome<List<String>> run(
            RestorePlan plan,
            Ownership ownership,
            Duration lockWait,
            StopSignal stop,
            BackupListener listener)
            throws InterruptedException {
        return Outcome.of(() -> restore(plan, ownership, lockWait, stop, listener));
    }

    private List<String> restore(
            RestorePlan plan,
            Ownership ownership,
            Duration lockWait,
            StopSignal stop,
            BackupListener listener)
            throws InterruptedException {
        var backup = plan.backup();
        if (plan.programs().isEmpty()) {
            throw RestoreProblems.copy(backup).asException();
        }
        var options =
                new ArrayList<>(
                        List.of(
                                "--clean",
                                "--if-exists",
                                "--single-transaction",
                                "--no-subscriptions"));
        options.addAll(ownership.options());
        listener.on(new BackupEvent.Phase("restoring into %s".formatted(plan.target().database())));
        try {
            new ArchiveRestore(plan.programs().get(), stop, listener)
                    .into(
                            server.connector(),
                            backup.archive(),
                            options,
                            new ArchiveRestore.Words(
                                    RestoreProblems.notRestored(backup), ROLLED_BACK, lockWait));
        } catch (ProblemException e) {
            throw e.problem().code() == ProblemCode.RESTORE_FAILED
                    ? new ProblemException(withOtherWay(e.problem()), e)
                    : e;
        }
        listener.on(new BackupEvent.Phase("comparing rows and checksums"));
        try {
            var content =
                    new DatabaseCount(new StopSignal(), listener)
                            .of(server.connector(), backup.manifest().scope());
            return backup.manifest().content().differences(content);
        } catch (SQLException e) {
            throw BackupProblems.server(
                    ProblemCode.RESTORE_FAILED,
                    "The restored database was not compared with the backup",
                    "The backup is restored and committed.",
                    e);
        }
    }

    /// Newer objects that need older ones, and keys of partitioned tables, can't be dropped one by
    /// one, which is how pg_restore makes room.
    private static Problem withOtherWay(Problem problem) {
        return Problem.of(
                        problem.code(),
                        problem.what(),
                        problem.why(),
                        "Correct what it names, or restore into a new database and change names.")
                .withDatabaseState(problem.databaseState());
    }
}
