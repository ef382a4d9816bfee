package dev.tidemark.engine.status;

import java.util.Locale;

/// Where a migration stands in a database.
public enum MigrationState {
    /// In force, and the file is the one that was applied.
    APPLIED,
    /// Not applied yet; runs next.
    PENDING,
    /// In force, but the file is no longer what was applied.
    CHANGED,
    /// Failed, and the records or a part of its work say so.
    FAILED,
    /// Began, has no end, and nobody works on it.
    INTERRUPTED,
    /// In force, but there is no file.
    MISSING,
    /// Not applied, although a later one is.
    OUT_OF_ORDER,
    /// Not applied, because its header names other environments.
    SKIPPED,
    /// A repeatable one that is in force as the file has it.
    REPEATABLE_CURRENT,
    /// A repeatable one whose file changed since; runs next.
    REPEATABLE_OUTDATED,
    /// Recorded without being run, because the database had it already.
    BASELINE,
    /// In force without a file, and later than every file: the files are older than the database.
    NEWER_THAN_FILES;

    /// The state as printed and written to JSON, for example `out-of-order`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether the migration is in force as its file has it, or without one being expected.
    public boolean inForce() {
        return this == APPLIED || this == REPEATABLE_CURRENT || this == BASELINE;
    }

    /// Whether the next run applies it.
    public boolean runsNext() {
        return this == PENDING || this == REPEATABLE_OUTDATED;
    }
}
