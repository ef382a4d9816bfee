package dev.tidemark.engine.tracking;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.sql.ScriptMode;
import java.util.Optional;

/// The migration that an event is about.
///
/// @param direction which way it is run
/// @param version its version; the same text in all events of one migration
/// @param filename its file's name, where there is a file
/// @param checksum the file's checksum, where there is a file
/// @param mode how its work is divided
public record JournalSubject(
        Direction direction,
        String version,
        Optional<String> filename,
        Optional<String> checksum,
        ScriptMode mode) {
    /// A migration that is applied.
    public static JournalSubject applying(Migration migration) {
        return new JournalSubject(
                Direction.APPLY,
                migration.version().text(),
                Optional.of(migration.filename()),
                Optional.of(migration.checksum()),
                migration.summary().mode());
    }

    /// A migration that is taken back.
    ///
    /// @param mode of the way back
    public static JournalSubject takingBack(Migration migration, ScriptMode mode) {
        return new JournalSubject(
                Direction.ROLLBACK,
                migration.version().text(),
                Optional.of(migration.filename()),
                Optional.of(migration.checksum()),
                mode);
    }

    /// A row without file that is taken back by its stored text.
    public static JournalSubject takingBack(TrackedMigration row, ScriptMode mode) {
        return new JournalSubject(
                Direction.ROLLBACK, row.version(), row.filename(), Optional.empty(), mode);
    }
}
