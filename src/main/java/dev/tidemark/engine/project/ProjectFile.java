package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.Rollback;
import java.nio.file.Path;
import java.util.stream.Stream;

/// A file of a project that holds a migration or the way back of one.
///
/// @param path where it is
/// @param name its path as people know it, relative to the project
/// @param migration the migration it belongs to
/// @param role what it holds
public record ProjectFile(Path path, String name, Migration migration, Role role) {
    /// What a file holds.
    public enum Role {
        /// The change, perhaps with a rollback section.
        UP,
        /// Only the way back.
        ROLLBACK
    }

    /// The files of a migration, the change first.
    static Stream<ProjectFile> of(Migration migration) {
        var up = new ProjectFile(migration.file(), migration.path(), migration, Role.UP);
        if (migration.rollback() instanceof Rollback.Script script && !script.fromSection()) {
            Path back = script.source().path();
            if (back != null && !back.equals(migration.file())) {
                return Stream.of(
                        up,
                        new ProjectFile(back, script.source().name(), migration, Role.ROLLBACK));
            }
        }
        return Stream.of(up);
    }
}
