package dev.tidemark.engine.history;

import java.util.List;

/// A run with everything that the journal has of it, but the texts.
///
/// @param run the run
/// @param migrations what it did, in order
/// @param changes what a person changed in the records
public record RunDetail(PastRun run, List<PastMigration> migrations, List<PastChange> changes) {
    public RunDetail {
        migrations = List.copyOf(migrations);
        changes = List.copyOf(changes);
    }
}
