package dev.tidemark.engine.status;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.tracking.FileChecksum;
import dev.tidemark.engine.tracking.FileNames;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/// Finds the new file of a row whose file is gone.
public final class Renames {
    /// Checksums of files are computed for so many at most; a row without file among more new files
    /// than that is no renaming.
    private static final int MOST_FILES = 200;

    private static final Pattern LEADING = Pattern.compile("^[VR]?[0-9._-]*");

    private Renames() {}

    /// A file that may be the row's.
    ///
    /// @param file the file
    /// @param reason why it is taken for the same, one clause
    public record Candidate(Migration file, String reason) {}

    /// The only new file with the row's checksum; else the only one with its version; else the only
    /// one with the same words in its name. Empty when there is none or several.
    public static Optional<Candidate> of(StatusReport report, StatusRow missing) {
        var row = missing.tracked();
        if (row.isEmpty() || missing.migration().isPresent()) {
            return Optional.empty();
        }
        var files =
                report.rows().stream()
                        .filter(other ->
                                other.state() == MigrationState.PENDING
                                        || other.state() == MigrationState.OUT_OF_ORDER)
                        .flatMap(other -> other.migration().stream())
                        .toList();
        if (files.size() > MOST_FILES) {
            return Optional.empty();
        }
        return byChecksum(files, row.get())
                .or(() -> only(files, sameVersion(row.get()), "it has the same version"))
                .or(() -> only(files, sameWords(row.get()), "its name has the same words"));
    }

    private static Optional<Candidate> byChecksum(List<Migration> files, TrackedMigration row) {
        return row.checksum()
                .flatMap(stored ->
                        only(
                                files,
                                file -> FileChecksum.matches(file, stored),
                                "it has the same checksum"));
    }

    private static Predicate<Migration> sameVersion(TrackedMigration row) {
        MigrationVersion version = UnmatchedVersion.of(row.version());
        return file -> file.version().key().equals(version.key());
    }

    private static Predicate<Migration> sameWords(TrackedMigration row) {
        String words = words(row.filename().orElse(row.version()));
        return file -> !words.isEmpty() && words(file.filename()).equals(words);
    }

    private static String words(String name) {
        return LEADING.matcher(FileNames.stem(name)).replaceFirst("");
    }

    private static Optional<Candidate> only(
            List<Migration> files, Predicate<Migration> fits, String reason) {
        var found = files.stream().filter(fits).limit(2).toList();
        return found.size() == 1
                ? Optional.of(new Candidate(found.getFirst(), reason))
                : Optional.empty();
    }
}
