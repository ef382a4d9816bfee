package dev.tidemark.cli.command;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A sample project and the database that its system would have left behind.
///
/// @param folder the project
/// @param database the name of its database
record SampleProject(Path folder, String database) {
    private static final String FOLDER = "migrations-sample";

    /// The samples that came with this copy of Tidemark, in order; none when they are not here.
    static List<SampleProject> all(Path directory) {
        return home(directory).map(SampleProject::in).orElse(List.of());
    }

    /// What loads the database.
    String oldDatabase() {
        Path file = folder.resolve("before").resolve("old-database.sql");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    /// The launcher says where it lies; without it, the current folder may be the place.
    private static Optional<Path> home(Path directory) {
        String launcher = System.getProperty("tidemark.home");
        return Stream.of(Optional.ofNullable(launcher).map(Path::of), Optional.of(directory))
                .flatMap(Optional::stream)
                .map(folder -> folder.resolve(FOLDER))
                .filter(Files::isDirectory)
                .findFirst();
    }

    private static List<SampleProject> in(Path samples) {
        try (var folders = Files.list(samples)) {
            return folders.filter(folder -> Files.isDirectory(folder.resolve("before")))
                    .sorted()
                    .map(folder -> new SampleProject(folder, databaseOf(folder)))
                    .toList();
        } catch (IOException e) {
            throw unreadable(samples, e);
        }
    }

    /// `1-that-smart-site` → `that_smart_site`.
    private static String databaseOf(Path folder) {
        return String.valueOf(folder.getFileName()).replaceFirst("^[0-9]+-", "").replace('-', '_');
    }

    private static RuntimeException unreadable(Path path, IOException failure) {
        return Problem.of(
                        ProblemCode.FILE_UNREADABLE,
                        "The sample databases were not made",
                        "%s can't be read: %s".formatted(path, failure.getMessage()),
                        "Bring the folder back from where Tidemark came from.")
                .asException();
    }
}
