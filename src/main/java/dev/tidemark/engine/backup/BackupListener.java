package dev.tidemark.engine.backup;

/// Hears what happens in a backup, a verification or a restore.
@FunctionalInterface
public interface BackupListener {
    /// Must return soon: the work waits for it.
    void on(BackupEvent event);

    /// Hears nothing.
    BackupListener SILENT = _ -> {};
}
