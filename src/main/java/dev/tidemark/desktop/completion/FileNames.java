package dev.tidemark.desktop.completion;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.project.Project;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/// Reads the names that migrations create out of their files. Blocks.
final class FileNames {
    /// Larger files hold data.
    private static final long LARGEST = 4L << 20;

    private FileNames() {}

    /// @param migrations in the order in which they run
    static SchemaNames of(Project project, List<Migration> migrations) {
        var names = new CreatedNames();
        for (var migration : migrations) {
            try {
                if (migration.up().size() <= LARGEST) {
                    names.read(migration.up(), project.scriptOptions(), migration.path());
                }
            } catch (IOException | UncheckedIOException e) {
                // It is gone since the project was read; the next reading knows.
            }
        }
        return names.names();
    }
}
