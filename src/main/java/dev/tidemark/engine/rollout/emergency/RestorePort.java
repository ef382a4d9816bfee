package dev.tidemark.engine.rollout.emergency;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.rollout.BackupTaken;
import dev.tidemark.engine.run.StopSignal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Restores a backup of the target.
public interface RestorePort {
    /// The backups that could be restored, the latest first.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when they can't be listed
    List<BackupTaken> backups();

    /// Why none can be restored from here, beside there being none.
    Optional<Problem> obstacle();

    /// What restoring one would lose, one sentence each; reads only.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when it can't be found out
    /// @throws InterruptedException when interrupted
    List<String> losses(BackupTaken backup) throws InterruptedException;

    /// Restores one, so that the target's name leads to it afterwards and what was there before is
    /// kept.
    ///
    /// @param progress hears what happens, one line at a time
    /// @return what was done and where the old database is, one sentence
    /// @throws dev.tidemark.engine.problem.ProblemException when it did not happen; the target is
    ///   as it was then
    /// @throws InterruptedException when interrupted
    String restore(BackupTaken backup, StopSignal stop, Consumer<String> progress)
            throws InterruptedException;

    /// Where nothing can be restored.
    static RestorePort none() {
        return new RestorePort() {
            @Override
            public List<BackupTaken> backups() {
                return List.of();
            }

            @Override
            public Optional<Problem> obstacle() {
                return Optional.of(
                        Problem.of(
                                ProblemCode.ROLLBACK_NOT_AVAILABLE,
                                "No backup was restored",
                                "Tidemark can't restore any from here.",
                                "Take one of the other two ways, or restore with the tool that made the backup."));
            }

            @Override
            public List<String> losses(BackupTaken backup) {
                return List.of();
            }

            @Override
            public String restore(BackupTaken backup, StopSignal stop, Consumer<String> progress) {
                throw obstacle().orElseThrow().asException();
            }
        };
    }
}
