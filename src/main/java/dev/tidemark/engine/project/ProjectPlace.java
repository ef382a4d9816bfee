package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.FolderProbe;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Where a project's settings and migrations are.
///
/// @param root the project's folder
/// @param config its settings; without `tidemark.toml` the inferred ones
/// @param folders the migrations folders, all of which exist
/// @param inference how they were found, one sentence, empty when the settings name them
record ProjectPlace(Path root, ProjectConfig config, List<Path> folders, String inference) {
    static final String SETTINGS = "tidemark.toml";

    /// How far above a migrations folder the settings may lie.
    private static final int LEVELS = 3;

    /// Sub-folders where projects keep their migrations, the most usual first.
    private static final List<String> USUAL =
            List.of(
                    "migrations",
                    "db/migrations",
                    "database/migrations",
                    "prisma/migrations",
                    "supabase/migrations",
                    "backend/migrations",
                    "backend/db/migrations",
                    "backend/prisma/migrations",
                    "db/migration",
                    "src/main/resources/db/migration",
                    "migrations/sql",
                    "sql/migrations",
                    "sql");

    /// Finds the project that a folder names.
    ///
    /// @throws ProblemException when there is none
    static ProjectPlace of(Path named) {
        Path folder = folder(named);
        if (Files.exists(folder.resolve(SETTINGS))) {
            return configured(folder);
        }
        Path above = folder.getParent();
        for (int level = 0; level < LEVELS && above != null; level++) {
            if (Files.isRegularFile(above.resolve(SETTINGS))) {
                ProjectPlace place = configured(above);
                if (place.folders.stream().anyMatch(folder::startsWith)) {
                    return place;
                }
            }
            above = above.getParent();
        }
        return inferred(folder, ProjectConfig.inferred(name(folder), List.of()), "no " + SETTINGS);
    }

    private static Path folder(Path named) {
        Path folder = named.toAbsolutePath().normalize();
        if (folder.endsWith(SETTINGS)
                && Files.isRegularFile(folder)
                && folder.getParent() != null) {
            return folder.getParent();
        }
        if (Files.isDirectory(folder)) {
            return folder;
        }
        throw Problem.of(
                        ProblemCode.PROJECT_NOT_FOUND,
                        "The project %s was not read".formatted(named),
                        Files.exists(folder) ? "It is a file" : "There is no such folder",
                        "Name the folder of your project with `--project`.")
                .asException();
    }

    private static ProjectPlace configured(Path root) {
        ProjectConfig config = ConfigReader.read(root.resolve(SETTINGS), name(root));
        if (config.migrations().isEmpty()) {
            return inferred(root, config, "no `migrations` in %s".formatted(SETTINGS));
        }
        List<Path> folders = new ArrayList<>();
        for (String name : config.migrations()) {
            Path folder = root.resolve(name).normalize();
            if (folders.stream().noneMatch(folder::startsWith)) {
                folders.removeIf(inner -> inner.startsWith(folder));
                folders.add(folder);
            }
        }
        return new ProjectPlace(root, config, folders, "");
    }

    /// Tries the folder itself and then the usual sub-folders.
    private static ProjectPlace inferred(Path root, ProjectConfig config, String because) {
        if (FolderProbe.holdsMigrations(root)) {
            return found(root, config, root, "%s; %s holds migrations itself", because);
        }
        List<String> filled = new ArrayList<>();
        List<String> empty = new ArrayList<>();
        for (String usual : USUAL) {
            Path folder = root.resolve(usual);
            if (!Files.isDirectory(folder)) {
                continue;
            }
            boolean inner = filled.stream().anyMatch(it -> usual.startsWith(it + "/"));
            if (!inner) {
                (FolderProbe.holdsMigrationsBelow(folder) ? filled : empty).add(usual);
            }
        }
        if (filled.size() > 1 && !filled.getFirst().equals(USUAL.getFirst())) {
            throw several(root, filled);
        }
        if (!filled.isEmpty()) {
            return found(root, config, root.resolve(filled.getFirst()), "%s; found %s", because);
        }
        if (!empty.isEmpty()) {
            return found(root, config, root.resolve(empty.getFirst()), "%s; found %s", because);
        }
        if (FolderProbe.holdsSqlFiles(root) || usualName(root)) {
            return found(root, config, root, "%s; took %s itself", because);
        }
        throw Problem.of(
                        ProblemCode.PROJECT_NOT_FOUND,
                        "No migration was found in %s".formatted(root),
                        "It holds neither %s nor migrations, nor one of the folders %s"
                                .formatted(SETTINGS, String.join(", ", USUAL)),
                        "Name another folder with `--project`, or create `migrations` in this one.")
                .asException();
    }

    private static ProjectPlace found(
            Path root, ProjectConfig config, Path folder, String how, String because) {
        String shown = root.relativize(folder).toString().replace('\\', '/');
        String inference =
                how.formatted(
                        because, shown.isEmpty() ? String.valueOf(root.getFileName()) : shown);
        return new ProjectPlace(
                root,
                config.withMigrations(List.of(shown.isEmpty() ? "." : shown)),
                List.of(folder),
                Character.toUpperCase(inference.charAt(0)) + inference.substring(1) + ".");
    }

    private static ProblemException several(Path root, List<String> folders) {
        return Problem.of(
                        ProblemCode.PROJECT_NOT_FOUND,
                        "The migrations in %s were not read".formatted(root),
                        "Several folders hold migrations: %s".formatted(String.join(", ", folders)),
                        "Name one of them with `--project`, or list those that belong together in"
                                + " `tidemark.toml`: migrations = [\"…\"].")
                .asException();
    }

    private static boolean usualName(Path folder) {
        return USUAL.stream().anyMatch(folder::endsWith);
    }

    /// A folder named `migrations` is called after the one that holds it.
    private static String name(Path folder) {
        Path named = folder;
        while (usualName(named)
                && named.getParent() != null
                && named.getParent().getFileName() != null) {
            named = named.getParent();
        }
        return named.getFileName() == null ? "project" : named.getFileName().toString();
    }
}
