package dev.tidemark.desktop.target;

import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.engine.postgres.Environment;
import java.nio.file.Path;
import java.util.Optional;

/// Which schema was looked at the last time, for each profile and project. Called on a worker.
public final class SchemaMemory {
    private final StateFiles files;

    /// That of a user.
    public SchemaMemory(Environment environment) {
        files = StateFiles.of(environment);
    }

    /// The schema that was chosen last; empty when there was nothing to choose.
    public Optional<String> recall(String profile, Path project) {
        return files.read(file(profile, project)).filter(schema -> !schema.isBlank());
    }

    /// Remembers a choice, instead of the one before.
    public void keep(String profile, Path project, String schema) {
        files.write(file(profile, project), schema);
    }

    private static String file(String profile, Path project) {
        return StateFiles.name("schema", profile, project.toAbsolutePath().normalize());
    }
}
