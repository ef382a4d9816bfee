package dev.tidemark.engine.project;

import dev.tidemark.engine.migration.DependencyGraph;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.MigrationIndex;
import dev.tidemark.engine.migration.Naming;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.sql.ScriptOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// A folder of migrations, read once; immutable.
///
/// @param root the project's folder: where `tidemark.toml` lies, or the folder that was named
/// @param config its settings
/// @param naming the convention found or configured; empty when there is no migration to tell by
/// @param namingReason how the convention was found, one sentence
/// @param folders where migrations were searched
/// @param migrations versioned ones in order, then repeatable ones by name
/// @param otherFiles how many files were left alone
/// @param problems what stops `migrate`; `status` shows them and goes on
public record Project(
        Path root,
        ProjectConfig config,
        Optional<Naming> naming,
        String namingReason,
        List<Path> folders,
        List<Migration> migrations,
        int otherFiles,
        List<Problem> problems) {
    public Project {
        folders = List.copyOf(folders);
        migrations = List.copyOf(migrations);
        problems = List.copyOf(problems);
    }

    /// The migration that somebody calls so: a version (`4`, `004`), a name
    /// (`004_add_user_preferences`), a file name or a path.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException UNKNOWN_VERSION when there is none,
    ///   naming those that may be meant
    public Migration find(String reference) {
        var index = new MigrationIndex(migrations);
        return index.find(reference).orElseThrow(() -> unknown(reference, index).asException());
    }

    /// The files of all migrations, in their order, each change before its way back.
    public List<ProjectFile> files() {
        return migrations.stream().flatMap(ProjectFile::of).toList();
    }

    /// Which migration needs which.
    public DependencyGraph dependencies() {
        return DependencyGraph.of(migrations);
    }

    /// How the project's scripts are read: what `\ir` may reach, and placeholders.
    public ScriptOptions scriptOptions() {
        return new ScriptOptions(root, config.placeholders().orElse(null));
    }

    private Problem unknown(String reference, MigrationIndex index) {
        String near =
                index.near(reference, 3).stream()
                        .map(Migration::filename)
                        .collect(Collectors.joining(", "));
        return Problem.of(
                ProblemCode.UNKNOWN_VERSION,
                "Nothing was done for `%s`".formatted(reference),
                "No migration of %s has that version or name".formatted(config.name()),
                near.isEmpty()
                        ? "Write a version that `tidemark list` shows."
                        : "Write one of these if it is meant: %s.".formatted(near));
    }
}
