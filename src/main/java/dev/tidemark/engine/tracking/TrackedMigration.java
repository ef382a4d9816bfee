package dev.tidemark.engine.tracking;

import java.time.Instant;
import java.util.Optional;

/// A row of a tracking table: a migration in force, in whatever shape its tool wrote it.
///
/// @param key the value that identifies the row in its table, as text
/// @param version the version or name, as its tool writes it; equals `key` in most tables
/// @param filename the file's name where the table keeps one
/// @param description the description where the table keeps one
/// @param checksum the checksum where the table keeps one
/// @param rollbackSql the stored way back
/// @param appliedAt when
/// @param appliedBy who
/// @param executionMs how long, in milliseconds
/// @param success false when its tool recorded a failure
/// @param baseline whether it was recorded without being run, because the database had it already
/// @param below in a table that is a single pointer: the version it points to when this migration
///   is taken back, empty for none; always empty in other tables
public record TrackedMigration(
        String key,
        String version,
        Optional<String> filename,
        Optional<String> description,
        Optional<StoredChecksum> checksum,
        Optional<String> rollbackSql,
        Optional<Instant> appliedAt,
        Optional<String> appliedBy,
        Optional<Long> executionMs,
        boolean success,
        boolean baseline,
        Optional<String> below) {
    /// The same row of a pointer table with the version below it.
    public TrackedMigration above(Optional<String> version) {
        return new TrackedMigration(
                key,
                this.version,
                filename,
                description,
                checksum,
                rollbackSql,
                appliedAt,
                appliedBy,
                executionMs,
                success,
                baseline,
                version);
    }

    /// A checksum and how it was computed.
    public record StoredChecksum(Algorithm algorithm, String value) {
        public enum Algorithm {
            /// SHA-256 over the normalised up text: Tidemark's own.
            SHA256,
            /// SHA-256 over the file's bytes: Prisma's and Clicarity's.
            SHA256_FILE,
            /// MD5 over the file as its tool read it.
            MD5,
            /// CRC-32 over the lines without their ends: Flyway's.
            FLYWAY_CRC32
        }
    }
}
