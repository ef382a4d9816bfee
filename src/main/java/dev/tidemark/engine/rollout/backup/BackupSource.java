package dev.tidemark.engine.rollout.backup;

import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupFolder;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.BackupServer;
import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.Verification;
import dev.tidemark.engine.backup.program.ProgramSearch;
import dev.tidemark.engine.project.BackupDemand;
import dev.tidemark.engine.rollout.BackupTaken;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.time.Clock;
import java.util.function.Consumer;

/// Where a database's backups are, and what makes and restores them.
///
/// @param server the database
/// @param search where pg_dump and pg_restore are looked for
/// @param folder where its backups are kept
/// @param tracking where its migrations are written down
/// @param clock what names are made of
public record BackupSource(
        BackupServer server,
        ProgramSearch search,
        BackupFolder folder,
        TrackingRequest tracking,
        Clock clock) {

    static BackupTaken taken(StoredBackup backup) {
        return new BackupTaken(
                backup.name(),
                backup.manifest()
                        .copy()
                        .map("the database %s on the same server"::formatted)
                        .orElseGet(() -> backup.folder().toString()),
                backup.manifest().takenAt(),
                backup.manifest().proved().map(BackupSource::demand).orElse(BackupDemand.NONE));
    }

    private static BackupDemand demand(Verification level) {
        return switch (level) {
            case WRITTEN -> BackupDemand.WRITTEN;
            case READABLE -> BackupDemand.READABLE;
            case RESTORED -> BackupDemand.RESTORED;
        };
    }

    /// Hands on what is worth a line: phases, who is in the way, and what should be known.
    static BackupListener telling(Consumer<String> progress) {
        return event -> {
            switch (event) {
                case BackupEvent.Phase(String text) -> progress.accept(text);
                case BackupEvent.Told(String text) -> progress.accept(text);
                case BackupEvent.Blocked(String who) ->
                        progress.accept(who.isEmpty() ? "waits no more" : "waits for " + who);
                case BackupEvent.Working _, BackupEvent.Progress _, BackupEvent.Counted _ -> {}
            }
        };
    }
}
