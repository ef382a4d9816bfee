package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.MigrationFolder;
import dev.tidemark.engine.migration.MigrationSearch;
import dev.tidemark.engine.migration.MigrationSet;
import dev.tidemark.engine.migration.Naming;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads a project from disk.
public final class ProjectLoader {
    private ProjectLoader() {}

    /// Loads the project at a folder: one with `tidemark.toml`, one that holds migrations itself,
    /// or one with a folder such as `migrations` or `db/migrations`. When the folder has no
    /// settings, those up to three levels above it count if their `migrations` cover it.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when there is no project or its
    ///   settings can't be read
    public static Project load(Path folder) {
        ProjectPlace place = ProjectPlace.of(folder);
        MigrationSet set = MigrationFolder.read(search(place));
        return new Project(
                place.root(),
                place.config(),
                set.naming(),
                Stream.of(place.inference(), set.namingReason())
                        .filter(sentence -> !sentence.isEmpty())
                        .reduce((first, second) -> first + " " + second)
                        .orElse(""),
                place.folders(),
                set.migrations(),
                set.otherFiles(),
                set.problems());
    }

    private static MigrationSearch search(ProjectPlace place) {
        ProjectConfig config = place.config();
        Set<Path> others = new HashSet<>();
        Stream.of(
                        config.schemaFile(),
                        config.seeds(),
                        config.tenants().flatMap(ProjectConfig.Tenants::onCreate))
                .flatMap(Optional::stream)
                .forEach(path -> others.add(place.root().resolve(path).normalize()));
        return new MigrationSearch(
                place.root(),
                place.folders(),
                Naming.named(config.naming()),
                config.ignore(),
                others,
                config.placeholders());
    }
}
