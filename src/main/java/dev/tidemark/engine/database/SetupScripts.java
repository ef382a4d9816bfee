package dev.tidemark.engine.database;

import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.project.Project;
import dev.tidemark.engine.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The scripts of a fresh install that are no migrations.
public final class SetupScripts {
    private final Project project;

    /// @param project names them in its settings
    public SetupScripts(Project project) {
        this.project = project;
    }

    /// The script of `schema_file`, which runs before the migrations.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when there is no such file
    public Optional<SqlSource> schema() {
        return project.config()
                .schemaFile()
                .map(name -> {
                    Path file = project.root().resolve(name);
                    if (!Files.isRegularFile(file)) {
                        throw missing("schema_file", name, "there is no such file");
                    }
                    return source(file);
                });
    }

    /// The `.sql` files of the folder `seeds` and of those below it, which run after the
    /// migrations, in the order of their names; numbers in names count as numbers.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when there is no such folder
    public List<SqlSource> seeds() {
        return project.config().seeds().map(this::seedsIn).orElse(List.of());
    }

    private List<SqlSource> seedsIn(String name) {
        Path folder = project.root().resolve(name);
        if (!Files.isDirectory(folder)) {
            throw missing("seeds", name, "there is no such folder");
        }
        try (var files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().endsWith(".sql"))
                    .filter(Files::isRegularFile)
                    .map(this::source)
                    .sorted(Comparator.comparing(script -> new MigrationVersion(script.name())))
                    .toList();
        } catch (IOException e) {
            throw missing("seeds", name, "it can't be read: " + e.getMessage());
        }
    }

    private SqlSource source(Path file) {
        Path root = project.root();
        String name =
                root.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
        return SqlSource.file(file, name);
    }

    private static RuntimeException missing(String key, String name, String why) {
        return Problem.of(
                        ProblemCode.FILE_UNREADABLE,
                        "The database was not set up",
                        "`%s = \"%s\"` in tidemark.toml: %s.".formatted(key, name, why),
                        "Correct the path, or remove the line.")
                .asException();
    }
}
