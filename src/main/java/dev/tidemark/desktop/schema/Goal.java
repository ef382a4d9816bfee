package dev.tidemark.desktop.schema;

import java.nio.file.Path;

/// Where a row leads.
sealed interface Goal {
    /// Another object.
    record ToObject(ObjectId id) implements Goal {}

    /// A migration.
    ///
    /// @param file where its text is
    /// @param line the first place in it that is about the object, from 1
    record ToMigration(String version, Path file, int line) implements Goal {}
}
