package dev.tidemark.engine.backup.restore;

import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupPlanner;
import dev.tidemark.engine.backup.BackupRequest;
import dev.tidemark.engine.backup.BackupRun;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.run.StopSignal;
import java.nio.file.Path;
import java.time.Clock;

/// A backup of the present state, made before a restore takes its place.
public final class RescueDump {
    private final BackupServer server;
    private final ProgramSearch search;
    private final Clock clock;

    /// @param server the database
    /// @param search where pg_dump is looked for
    /// @param clock what the backup's name is made of
    public RescueDump(BackupServer server, ProgramSearch search, Clock clock) {
        this.server = server;
        this.search = search;
        this.clock = clock;
    }

    /// Makes it: the whole database, whatever the restore is of.
    ///
    /// @param folder where the database's backups are kept
    /// @param plan the restore that it is made for
    /// @return the backup, or why there is none; nothing must be restored then
    /// @throws InterruptedException when interrupted
    public Outcome<StoredBackup> run(
            Path folder, RestorePlan plan, StopSignal stop, BackupListener listener)
            throws InterruptedException {
        listener.on(new BackupEvent.Phase("making a backup of the present state first"));
        var request =
                BackupRequest.whole(folder)
                        .because("rescue", "before restoring " + plan.backup().name());
        return Outcome.of(() ->
                new BackupRun(server, clock)
                        .run(new BackupPlanner(server, search).plan(request), stop, listener)
                        .orElseThrow());
    }
}
