package dev.tidemark.engine.status;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.tracking.TrackedMigration;
import dev.tidemark.engine.tracking.Unfinished;
import java.util.List;
import java.util.Optional;

/// One migration: what the files and what the database say of it.
///
/// @param state the verdict
/// @param version the file's version; without file, the row's version or name
/// @param description the file's description, else the row's, else empty
/// @param migration the file
/// @param tracked the row
/// @param unfinished what an earlier run left of it
/// @param reversible whether there is a way back, in the files or stored with the row
/// @param reasons why it is in this state, where that is not plain; one sentence each
public record StatusRow(
        MigrationState state,
        String version,
        String description,
        Optional<Migration> migration,
        Optional<TrackedMigration> tracked,
        Optional<Unfinished> unfinished,
        boolean reversible,
        List<String> reasons) {
    public StatusRow {
        reasons = List.copyOf(reasons);
    }

    /// The file's path relative to the project; without file the name in the database.
    public String name() {
        return migration
                .map(Migration::path)
                .or(() -> tracked.flatMap(TrackedMigration::filename))
                .orElse(version);
    }
}
