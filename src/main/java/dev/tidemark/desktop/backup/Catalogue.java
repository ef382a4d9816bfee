package dev.tidemark.desktop.backup;

import dev.tidemark.engine.backup.StoredBackup;
import java.nio.file.Path;
import java.util.List;

/// The backups of a database as they were found.
///
/// @param folder where they are
/// @param entries the latest first
/// @param unfinished folders that are no backup
record Catalogue(Path folder, List<Entry> entries, List<Path> unfinished) {
    Catalogue {
        entries = List.copyOf(entries);
        unfinished = List.copyOf(unfinished);
    }

    /// One backup.
    ///
    /// @param condition what is seen of it without reading it
    record Entry(StoredBackup backup, StoredBackup.Condition condition) {}
}
