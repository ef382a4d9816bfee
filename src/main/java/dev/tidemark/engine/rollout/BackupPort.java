package dev.tidemark.engine.rollout;

import dev.tidemark.engine.project.BackupDemand;
import dev.tidemark.engine.run.StopSignal;
import java.util.Optional;
import java.util.function.Consumer;

/// Makes the backup that a rollout demands.
public interface BackupPort {
    /// Which backup can be made from here; reads only.
    ///
    /// @param wanted how; empty for pg_dump and, where none fits, a copy on the server
    /// @throws dev.tidemark.engine.problem.ProblemException why none can be made
    /// @throws InterruptedException when interrupted
    BackupOffer offer(Optional<BackupWay> wanted) throws InterruptedException;

    /// Makes a backup and proves it.
    ///
    /// @param way how
    /// @param demand how far, not [BackupDemand#NONE]
    /// @param note why, for its record
    /// @param progress hears what happens, one line at a time
    /// @throws dev.tidemark.engine.problem.ProblemException why there is none, or none that is
    ///   proved so far
    /// @throws InterruptedException when interrupted
    BackupTaken make(
            BackupWay way,
            BackupDemand demand,
            String note,
            StopSignal stop,
            Consumer<String> progress)
            throws InterruptedException;
}
