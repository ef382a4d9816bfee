package dev.tidemark.engine.project;

import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Files of a new migration, in the project's own convention.
///
/// @param version the version that the migration got
/// @param files what was written, the up file first
public record NewMigration(MigrationVersion version, List<Path> files) {
    public NewMigration {
        files = List.copyOf(files);
    }

    /// Writes the files of a new migration: the next version, and a skeleton to fill in. No file is
    /// ever overwritten.
    ///
    /// @param description in words; letters and digits go into the file name
    /// @throws dev.tidemark.engine.problem.ProblemException when a file exists or can't be written
    public static NewMigration create(Project project, String description, Authoring authoring) {
        var draft = MigrationDraft.empty(description.strip());
        return write(PlannedMigration.of(project, List.of(draft), authoring)).getFirst();
    }

    /// Writes the files of planned migrations, all of them or none. No file is ever overwritten.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when a file exists or can't be written
    public static List<NewMigration> write(List<PlannedMigration> planned) {
        for (PlannedMigration migration : planned) {
            for (Path file : migration.files().keySet()) {
                if (Files.exists(file)) {
                    throw exists(file);
                }
            }
        }
        List<Path> made = new ArrayList<>();
        List<NewMigration> written = new ArrayList<>();
        for (PlannedMigration migration : planned) {
            migration.files().forEach((file, text) -> write(file, text, made));
            written.add(
                    new NewMigration(migration.version(), List.copyOf(migration.files().keySet())));
        }
        return written;
    }

    /// Writes one of several files; when it fails, those before it are taken back.
    ///
    /// @param made what was made so far, files and folders
    private static void write(Path file, String text, List<Path> made) {
        try {
            Path parent = file.toAbsolutePath().getParent();
            if (parent != null && !Files.exists(parent)) {
                Files.createDirectories(parent);
                made.add(parent);
            }
            AtomicFile.create(file, text);
            made.add(file);
        } catch (IOException e) {
            remove(made);
            throw e instanceof FileAlreadyExistsException
                    ? exists(file)
                    : Problem.of(
                                    ProblemCode.FILE_UNREADABLE,
                                    "%s was not created".formatted(file),
                                    e instanceof AccessDeniedException
                                            ? "Permission denied."
                                            : String.valueOf(e.getMessage()),
                                    "Give yourself the right to write into this folder.")
                            .asException();
        }
    }

    /// Takes back what was written before another file failed.
    private static void remove(List<Path> files) {
        for (Path file : files.reversed()) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // The failure that led here is the one to report.
            }
        }
    }

    private static RuntimeException exists(Path file) {
        return Problem.of(
                        ProblemCode.FILE_EXISTS,
                        "%s was not created".formatted(file),
                        "The file exists",
                        "Describe the change in other words.")
                .asException();
    }

    /// Words as they go into a file name: lower case, joined by `_`, accents left out.
    static String snakeCase(String description) {
        String plain =
                Normalizer.normalize(description, Normalizer.Form.NFD)
                        .replaceAll("\\p{M}+", "")
                        .toLowerCase(Locale.ROOT)
                        .replace("ß", "ss");
        String words = plain.replaceAll("[^\\p{L}\\p{N}]+", "_").replaceAll("^_+|_+$", "");
        return words.length() > 100 ? words.substring(0, 100).replaceAll("_+$", "") : words;
    }
}
