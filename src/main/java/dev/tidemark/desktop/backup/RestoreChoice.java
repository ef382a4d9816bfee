package dev.tidemark.desktop.backup;

import dev.tidemark.engine.backup.restore.Connected;
import dev.tidemark.engine.backup.restore.Ownership;

/// How a backup is brought back.
///
/// @param way into which database
/// @param ownership who owns what is restored
/// @param connected what becomes of sessions when names change
/// @param rescue whether the present state is backed up first
record RestoreChoice(Way way, Ownership ownership, Connected connected, Rescue rescue) {
    /// Into which database.
    enum Way {
        /// A new one beside the old one, which is not touched.
        BESIDE,
        /// A new one, which then takes the old one's name.
        SWAP,
        /// The database itself, in one transaction.
        IN_PLACE,
        /// Some tables into a schema beside; those in use are not touched.
        TABLES
    }

    /// Whether the present state is backed up first.
    enum Rescue {
        MADE,
        LEFT_OUT
    }

    /// Whether the database that has the name now is another one, or holds something else,
    /// afterwards.
    boolean replaces() {
        return way == Way.SWAP || way == Way.IN_PLACE;
    }
}
