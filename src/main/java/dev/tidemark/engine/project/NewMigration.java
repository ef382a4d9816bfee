package dev.tidemark.engine.project;

import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.migration.Naming;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.time.Clock;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Files of a new migration, in the project's own convention.
///
/// @param version the version that the migration got
/// @param files what was written, the up file first
public record NewMigration(MigrationVersion version, List<Path> files) {
    public NewMigration {
        files = List.copyOf(files);
    }

    /// Writes the files of a new migration: the next version, and a skeleton to fill in. No file is
    /// ever overwritten. A project without migrations gets the convention that its settings name,
    /// else `numbered`.
    ///
    /// @param description in words; letters and digits go into the file name
    /// @param clock the date and time, in the zone that dated versions are to be in
    /// @throws dev.tidemark.engine.problem.ProblemException when a file exists or can't be written
    public static NewMigration create(Project project, String description, Clock clock) {
        var planned = Planned.of(project, description, clock);
        return write(planned.version(), planned.naming(), planned.files());
    }

    /// The files that [#create] would write now, the up file first; nothing is written.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the description gives no name
    public static List<Path> preview(Project project, String description, Clock clock) {
        return List.copyOf(Planned.of(project, description, clock).files().keySet());
    }

    private record Planned(String version, Naming naming, Map<Path, String> files) {
        static Planned of(Project project, String description, Clock clock) {
            String words = snakeCase(description);
            if (words.isEmpty()) {
                throw Problem.of(
                                ProblemCode.USAGE,
                                "No migration was created",
                                "The description `%s` has neither letters nor digits"
                                        .formatted(description),
                                "Describe the change in a few words.")
                        .asException();
            }
            Naming naming =
                    project.naming()
                            .or(() -> Naming.named(project.config().naming()))
                            .orElse(Naming.NUMBERED);
            LocalDateTime now = LocalDateTime.now(clock).withNano(0);
            String version = NextVersion.of(project, naming, words, now);
            var skeleton = new Skeleton(version, description.strip(), now.toLocalDate());
            return new Planned(
                    version, naming, NewMigration.files(project, naming, version, words, skeleton));
        }
    }

    private static Map<Path, String> files(
            Project project, Naming naming, String version, String words, Skeleton skeleton) {
        Path folder = folder(project, naming);
        Map<Path, String> files = new LinkedHashMap<>();
        String name = version + "_" + words;
        switch (naming) {
            case DATE_SEQUENCE, DATE_TIME ->
                    files.put(folder.resolve(name + ".sql"), skeleton.withSection());
            case NUMBERED -> numbered(project, folder, version, words, skeleton, files);
            case FOLDER -> {
                files.put(folder.resolve(version).resolve("migration.sql"), skeleton.up());
                files.put(
                        folder.resolve(version).resolve("rollback.sql"),
                        skeleton.down("migration.sql"));
            }
            case FLYWAY -> {
                String file = version.replace('.', '_') + "__" + words + ".sql";
                files.put(folder.resolve("V" + file), skeleton.up());
                if (project.migrations().stream().anyMatch(it -> it.rollback().available())) {
                    files.put(folder.resolve("U" + file), skeleton.down("V" + file));
                }
            }
            case UP_DOWN -> {
                files.put(folder.resolve(name + ".up.sql"), skeleton.up());
                files.put(folder.resolve(name + ".down.sql"), skeleton.down(name + ".up.sql"));
            }
            case DIESEL -> {
                files.put(folder.resolve(name).resolve("up.sql"), skeleton.up());
                files.put(folder.resolve(name).resolve("down.sql"), skeleton.down("up.sql"));
            }
            case DBMATE -> files.put(folder.resolve(name + ".sql"), skeleton.dbmate());
        }
        return files;
    }

    /// With a rollback file when the project's other migrations have one, else with a section.
    private static void numbered(
            Project project,
            Path folder,
            String version,
            String words,
            Skeleton skeleton,
            Map<Path, String> files) {
        String up = version + "_" + words + ".sql";
        RollbackFileStyle style = RollbackFileStyle.of(project);
        if (style == RollbackFileStyle.NONE) {
            files.put(folder.resolve(up), skeleton.withSection());
        } else {
            String down = style.name(version);
            files.put(folder.resolve(up), skeleton.withRollbackFile(down));
            files.put(folder.resolve(down), skeleton.down(up));
        }
    }

    /// Beside the newest migration; else the first migrations folder.
    private static Path folder(Project project, Naming naming) {
        Path folder = project.folders().getFirst();
        for (Migration migration : project.migrations()) {
            Path parent = migration.file().getParent();
            boolean own = naming == Naming.FOLDER || naming == Naming.DIESEL;
            Path holder = own && parent != null ? parent.getParent() : parent;
            if (!migration.repeatable() && holder != null) {
                folder = holder;
            }
        }
        return folder;
    }

    private static NewMigration write(String version, Naming naming, Map<Path, String> files) {
        for (Path file : files.keySet()) {
            if (Files.exists(file)) {
                throw exists(file);
            }
        }
        List<Path> written = new ArrayList<>();
        for (Map.Entry<Path, String> file : files.entrySet()) {
            try {
                Path parent = file.getKey().getParent();
                if (parent != null) {
                    Files.createDirectories(parent);
                }
                AtomicFile.create(file.getKey(), file.getValue());
                written.add(file.getKey());
            } catch (IOException e) {
                remove(written);
                throw e instanceof FileAlreadyExistsException
                        ? exists(file.getKey())
                        : Problem.of(
                                        ProblemCode.FILE_UNREADABLE,
                                        "%s was not created".formatted(file.getKey()),
                                        e instanceof AccessDeniedException
                                                ? "Permission denied."
                                                : String.valueOf(e.getMessage()),
                                        "Give yourself the right to write into this folder.")
                                .asException();
            }
        }
        String text = naming == Naming.DIESEL ? version.replace("-", "") : version;
        return new NewMigration(new MigrationVersion(text), written);
    }

    /// Takes back what was written before another file failed.
    private static void remove(List<Path> files) {
        for (Path file : files) {
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
