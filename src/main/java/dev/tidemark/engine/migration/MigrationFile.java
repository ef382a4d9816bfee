package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One file read by itself, whatever it is called: what a project would understand of it.
///
/// @param migration its content; the version is empty when its name fits no convention
/// @param named whether its name fits a convention
/// @param problems what a project would report of it
public record MigrationFile(Migration migration, boolean named, List<Problem> problems) {
    /// Enough to see dbmate's first line.
    private static final int HEAD = 1 << 16;

    public MigrationFile {
        problems = List.copyOf(problems);
    }

    /// Reads it, and the file beside it that takes it back.
    ///
    /// @param file the file
    /// @param shown its path as people know it
    /// @param options how to read its text; the folder for includes is the project's
    /// @throws dev.tidemark.engine.problem.ProblemException when it can't be read
    public static MigrationFile read(Path file, String shown, ScriptOptions options) {
        Path path = file.toAbsolutePath().normalize();
        try {
            if (!Files.isRegularFile(path)) {
                throw new IOException(
                        Files.isDirectory(path) ? "It is a folder" : "There is no such file");
            }
            return read(path, shown, options, SqlSource.file(path, shown), stamp(path)).file();
        } catch (IOException e) {
            throw unreadable(shown, e).asException();
        }
    }

    /// What reading found besides the migration itself.
    ///
    /// @param takesBack whether the file's name says that it takes another one back
    /// @param marker where its rollback section begins, or what it declares instead; or null
    /// @param parts dbmate's parts, or null
    record Reading(
            MigrationFile file,
            boolean takesBack,
            @Nullable RollbackMarker marker,
            @Nullable DbmateParts parts) {}

    /// Reads a text that need not be on disk yet.
    ///
    /// @param file absolute and normalised
    /// @throws dev.tidemark.engine.problem.ProblemException when what belongs to it can't be read
    static Reading reading(Path file, String shown, ScriptOptions options, byte[] text) {
        try {
            var source = new MemorySource(shown, file, text);
            var stamp =
                    Files.exists(file)
                            ? stamp(file)
                            : new FileStamp(text.length, FileTime.fromMillis(0), null, 0);
            return read(file, shown, options, source, stamp);
        } catch (IOException e) {
            throw unreadable(shown, e).asException();
        }
    }

    private static Reading read(
            Path file, String shown, ScriptOptions options, SqlSource source, FileStamp stamp)
            throws IOException {
        @Nullable FileName found = name(file);
        boolean dbmate = startsUp(source);
        FileName name = found == null ? unnamed(file) : found;
        Naming naming = naming(name, dbmate);
        var named = new NamedFile(sqlFile(file, shown, stamp), name, dbmate, source);
        Path root = options.includeRoot() == null ? folder(file) : options.includeRoot();
        var reader = new MigrationReader(named, naming, root, options);
        var read = reader.read(down(file, shown, name));
        return new Reading(
                new MigrationFile(read.migration(), found != null, read.problems()),
                naming != Naming.DBMATE && name.role() == FileName.Role.DOWN,
                reader.marker(),
                reader.parts());
    }

    private static @Nullable FileName name(Path file) {
        Path parent = file.toAbsolutePath().normalize().getParent();
        String folder =
                parent == null || parent.getFileName() == null
                        ? ""
                        : parent.getFileName().toString();
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".sql") ? FileName.read(folder, name) : null;
    }

    private static FileName unnamed(Path file) {
        String words = String.valueOf(file.getFileName()).replaceFirst("\\.[^.]*$", "");
        return new FileName(FileName.Family.DIGITS, FileName.Role.UP, "", words.replace('_', ' '));
    }

    /// All conventions of a family read a file's content alike but for dbmate.
    private static Naming naming(FileName name, boolean dbmate) {
        return switch (name.family()) {
            case DATE -> name.timeOfDay() ? Naming.DATE_TIME : Naming.DATE_SEQUENCE;
            case DIGITS -> dbmate ? Naming.DBMATE : Naming.NUMBERED;
            case FOLDER -> Naming.FOLDER;
            case FLYWAY -> Naming.FLYWAY;
            case UP_DOWN -> Naming.UP_DOWN;
            case DIESEL -> Naming.DIESEL;
        };
    }

    private static boolean startsUp(SqlSource source) throws IOException {
        byte[] head = source.read(0, (int) Math.min(source.size(), HEAD));
        return new String(head, StandardCharsets.ISO_8859_1).contains("migrate:up")
                && DbmateParts.of(new MemorySource("", Path.of(""), head)).up().isPresent();
    }

    private static @Nullable NamedFile down(Path file, String shown, FileName name)
            throws IOException {
        if (name.role() != FileName.Role.UP || name.version().isEmpty()) {
            return null;
        }
        Path beside = Path.of(shown).resolveSibling(".").normalize();
        try (Stream<Path> files = Files.list(folder(file))) {
            Optional<Path> found = files.filter(other -> takesBack(other, name)).findFirst();
            if (found.isEmpty()) {
                return null;
            }
            Path path = found.get();
            String itsShown = beside.resolve(path.getFileName()).toString().replace('\\', '/');
            FileName other = name(path);
            return other == null
                    ? null
                    : new NamedFile(
                            sqlFile(path, itsShown, stamp(path)),
                            other,
                            false,
                            SqlSource.file(path, itsShown));
        }
    }

    private static boolean takesBack(Path other, FileName name) {
        FileName itsName = name(other);
        return itsName != null
                && itsName.role() == FileName.Role.DOWN
                && itsName.family() == name.family()
                && new MigrationVersion(itsName.version())
                        .key()
                        .equals(new MigrationVersion(name.version()).key());
    }

    private static SqlFile sqlFile(Path file, String shown, FileStamp stamp) {
        return new SqlFile(
                file,
                shown,
                String.valueOf(folder(file).getFileName()),
                String.valueOf(file.getFileName()),
                stamp);
    }

    private static FileStamp stamp(Path file) throws IOException {
        return FileStamp.of(Files.readAttributes(file, BasicFileAttributes.class));
    }

    private static Path folder(Path file) {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? Path.of("") : parent;
    }

    private static Problem unreadable(String shown, IOException failure) {
        return Problem.of(
                ProblemCode.FILE_UNREADABLE,
                "%s was not read".formatted(shown),
                "%s.".formatted(failure.getMessage()),
                "Name a file that exists and that you may read.");
    }
}
