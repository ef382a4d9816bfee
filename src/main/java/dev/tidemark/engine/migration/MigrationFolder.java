package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.sql.ScriptOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads all migrations below some folders.
public final class MigrationFolder {
    /// Fewer files are read on the calling thread: starting others takes longer.
    private static final int PARALLEL = 64;

    private static final Comparator<Migration> ORDER =
            Comparator.comparing(Migration::repeatable)
                    .thenComparing(Migration::version)
                    .thenComparing(Migration::path);

    private final MigrationSearch search;
    private final String folders;
    private final ScriptOptions options;
    private final List<Problem> problems = new ArrayList<>();
    private final List<SqlFile> unnamed = new ArrayList<>();

    private MigrationFolder(MigrationSearch search) {
        this.search = search;
        this.options = new ScriptOptions(search.root(), search.placeholders().orElse(null));
        this.folders =
                search.folders().stream().map(this::display).collect(Collectors.joining(", "));
    }

    /// Reads them. Faults in single files are problems of the set.
    public static MigrationSet read(MigrationSearch search) {
        return new MigrationFolder(search).read();
    }

    private MigrationSet read() {
        FolderWalk walk = FolderWalk.over(search);
        problems.addAll(walk.problems());
        List<NamedFile> named = named(walk.sqlFiles());
        ConventionChoice choice =
                search.naming()
                        .map(ConventionChoice::forced)
                        .orElseGet(() -> ConventionChoice.of(named, folders));
        choice.problem().ifPresent(problems::add);
        if (choice.naming().isEmpty()) {
            reportUnnamed(choice, Set.of());
            return new MigrationSet(
                    choice.naming(), choice.reason(), List.of(), walk.otherFiles(), problems);
        }
        Naming naming = choice.naming().get();
        List<NamedFile> fitting = new ArrayList<>();
        for (NamedFile file : named) {
            if (file.fits(naming)) {
                fitting.add(file);
            } else if (choice.problem().isEmpty()) {
                unnamed.add(file.file());
            }
        }
        List<Migration> migrations = migrations(fitting, naming, choice);
        problems.addAll(DependencyGraph.of(migrations).problems());
        return new MigrationSet(
                choice.naming(), choice.reason(), migrations, walk.otherFiles(), problems);
    }

    private List<NamedFile> named(List<SqlFile> files) {
        var reading = new SourceReading();
        List<NamedFile> named = new ArrayList<>();
        for (SourceReading.Result result : each(files, reading::read)) {
            switch (result) {
                case SourceReading.Result.Unnamed other -> unnamed.add(other.file());
                case SourceReading.Result.Done done -> named.add(done.file());
                case SourceReading.Result.Failed failed -> problems.add(failed.problem());
            }
        }
        return named;
    }

    private static <T, R> List<R> each(List<T> items, Function<T, R> work) {
        return (items.size() < PARALLEL ? items.stream() : items.parallelStream())
                .map(work)
                .toList();
    }

    private List<Migration> migrations(
            List<NamedFile> files, Naming naming, ConventionChoice choice) {
        Map<String, NamedFile> ups = new HashMap<>();
        Map<String, NamedFile> downs = new HashMap<>();
        List<NamedFile> inOrder = new ArrayList<>();
        for (NamedFile file : files) {
            boolean down = file.role(naming) == FileName.Role.DOWN;
            String key = new MigrationVersion(file.name().version()).key();
            NamedFile other = (down ? downs : ups).putIfAbsent(key, file);
            if (other != null) {
                problems.add(down ? twoRollbacks(other, file) : duplicate(other, file));
            } else if (!down) {
                inOrder.add(file);
            }
        }
        List<ReadMigration> read =
                each(
                        inOrder,
                        file -> {
                            String key = new MigrationVersion(file.name().version()).key();
                            return new MigrationReader(file, naming, search.root(), options)
                                    .read(downs.get(key));
                        });
        Set<Path> used = new HashSet<>();
        for (ReadMigration migration : read) {
            problems.addAll(migration.problems());
            used.addAll(migration.used());
        }
        for (NamedFile down : downs.values()) {
            String key = new MigrationVersion(down.name().version()).key();
            if (!ups.containsKey(key) && !used.contains(down.file().file())) {
                problems.add(orphan(down));
            }
        }
        reportUnnamed(choice, used);
        return read.stream().map(ReadMigration::migration).sorted(ORDER).toList();
    }

    private void reportUnnamed(ConventionChoice choice, Set<Path> used) {
        for (SqlFile file : unnamed) {
            if (used.contains(file.file())) {
                continue;
            }
            String example = choice.naming().map(Naming::example).orElse("001_create_users.sql");
            String why =
                    choice.naming()
                            .map(it -> "Its name does not fit `%s`".formatted(it.text()))
                            .orElse("Its name fits no naming convention");
            problems.add(
                    Problem.of(
                                    ProblemCode.NAMING_UNKNOWN_FILE,
                                    "%s has no place among the migrations".formatted(file.path()),
                                    why,
                                    "Rename it like %s, or list it in `tidemark.toml`: ignore = [\"%s\"]."
                                            .formatted(example, file.name()))
                            .at(new SourcePosition(file.path(), 1, 1)));
        }
    }

    private static Problem duplicate(NamedFile first, NamedFile second) {
        return Problem.of(
                        ProblemCode.DUPLICATE_VERSION,
                        "Version %s can't be applied".formatted(first.name().version()),
                        "Two files have it: %s and %s"
                                .formatted(first.file().path(), second.file().path()),
                        "Give the one that was never applied the next free version: `tidemark"
                                + " renumber FILE`.")
                .at(new SourcePosition(second.file().path(), 1, 1));
    }

    private static Problem twoRollbacks(NamedFile first, NamedFile second) {
        return Problem.of(
                        ProblemCode.ROLLBACK_AMBIGUOUS,
                        "Version %s can't be rolled back".formatted(first.name().version()),
                        "Two files are named as its way back: %s and %s"
                                .formatted(first.file().path(), second.file().path()),
                        "Remove one of them.")
                .at(new SourcePosition(second.file().path(), 1, 1));
    }

    private static Problem orphan(NamedFile down) {
        return Problem.of(
                        ProblemCode.ROLLBACK_WITHOUT_MIGRATION,
                        "%s has no place among the migrations".formatted(down.file().path()),
                        "It takes back version %s, and no migration has that version"
                                .formatted(down.name().version()),
                        "Restore the migration's file, or remove this one.")
                .at(new SourcePosition(down.file().path(), 1, 1));
    }

    private String display(Path folder) {
        String path = search.root().relativize(folder).toString().replace('\\', '/');
        return path.isEmpty() ? String.valueOf(folder.getFileName()) : path;
    }
}
