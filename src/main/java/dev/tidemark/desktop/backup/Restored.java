package dev.tidemark.desktop.backup;

import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.restore.NameSwap;
import dev.tidemark.engine.backup.restore.RestoredDatabase;
import dev.tidemark.engine.problem.Problem;
import java.util.List;
import java.util.Optional;

/// What a restore came to.
///
/// @param rescue the backup of the state before it
/// @param database the new database; empty in place
/// @param swapped what the names lead to now; empty when they were not changed
/// @param notSwapped why they were not, although they should have been
/// @param differences in place: what is not as in the backup
record Restored(
        Optional<StoredBackup> rescue,
        Optional<RestoredDatabase> database,
        Optional<NameSwap.Swapped> swapped,
        Optional<Problem> notSwapped,
        List<String> differences) {
    Restored {
        differences = List.copyOf(differences);
    }
}
