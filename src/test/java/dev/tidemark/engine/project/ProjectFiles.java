package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assertions;

/// Writes a project for a test.
final class ProjectFiles {
    private final Path root;

    ProjectFiles(Path root) {
        this.root = root;
    }

    ProjectFiles file(String path, String text) throws IOException {
        return file(path, text.getBytes(StandardCharsets.UTF_8));
    }

    ProjectFiles file(String path, byte[] bytes) throws IOException {
        Path file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, bytes);
        return this;
    }

    ProjectFiles folder(String path) throws IOException {
        Files.createDirectories(root.resolve(path));
        return this;
    }

    Path path(String path) {
        return root.resolve(path);
    }

    Project load() {
        return ProjectLoader.load(root);
    }

    Project load(String path) {
        return ProjectLoader.load(root.resolve(path));
    }

    /// Loads the project, which must be without fault, and returns its only migration.
    Migration only() {
        Project project = load();
        Assertions.assertEquals(List.of(), project.problems());
        Assertions.assertEquals(1, project.migrations().size());
        return project.migrations().getFirst();
    }

    /// Loads the project, which must have exactly one problem of that kind.
    Problem problem(ProblemCode code) {
        List<Problem> problems = load().problems();
        Assertions.assertEquals(List.of(code), problems.stream().map(Problem::code).toList());
        return problems.getFirst();
    }

    /// The reason why the project can't be loaded.
    Problem failure() {
        return Assertions.assertThrows(ProblemException.class, this::load).problem();
    }

    static List<String> versions(Project project) {
        return project.migrations().stream().map(it -> it.version().text()).toList();
    }
}
