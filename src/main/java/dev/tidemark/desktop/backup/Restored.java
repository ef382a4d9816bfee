package dev.tidemark.desktop.backup;

import dev.tidemark.engine.backup.StoredBackup;
import dev.tidemark.engine.backup.restore.NameSwap;
import dev.tidemark.engine.backup.restore.RestoredDatabase;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.sql.SqlName;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a restore came to.
///
/// @param rescue the backup of the state before it
/// @param database the new database; empty in place
/// @param swapped what the names lead to now; empty when they were not changed
/// @param notSwapped why they were not, although they should have been
/// @param differences in place: what is not as in the backup
/// @param beside tables that were brought back beside
record Restored(
        Optional<StoredBackup> rescue,
        Optional<RestoredDatabase> database,
        Optional<NameSwap.Swapped> swapped,
        Optional<Problem> notSwapped,
        List<String> differences,
        Optional<Beside> beside) {
    Restored {
        differences = List.copyOf(differences);
    }

    /// Tables that were brought back beside.
    ///
    /// @param rows by table, as the backup names it
    record Beside(String schema, Map<SqlName, Long> rows) {}

    static Restored beside(String schema, Map<SqlName, Long> rows) {
        return new Restored(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.of(new Beside(schema, rows)));
    }
}
