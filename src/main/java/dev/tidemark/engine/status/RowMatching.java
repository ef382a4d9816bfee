package dev.tidemark.engine.status;

import dev.tidemark.engine.migration.Migration;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.tracking.FileNames;
import dev.tidemark.engine.tracking.TrackedMigration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// Finds the file that a tracking table's row means, whatever the row's tool calls it: by version
/// (`4` is `004`), by file or folder name, by digits.
///
/// A name that has the same version but is another name does not match: it may be another migration
/// that was given the same number.
final class RowMatching {
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern NOT_DIGIT = Pattern.compile("[^0-9]");

    private final Map<String, Migration> byVersion = new HashMap<>();
    private final Map<String, Migration> byStem = new HashMap<>();
    private final Map<String, Optional<Migration>> byDigits = new HashMap<>();

    RowMatching(List<Migration> migrations) {
        for (var migration : migrations) {
            byVersion.putIfAbsent(migration.version().key(), migration);
            byStem.putIfAbsent(FileNames.stem(migration.filename()), migration);
            if (!migration.repeatable()) {
                String digits = digits(migration.version().text());
                byDigits.merge(digits, Optional.of(migration), (one, other) -> Optional.empty());
            }
        }
    }

    /// The file of a row.
    Optional<Migration> of(TrackedMigration row) {
        return of(row.version())
                .or(() -> row.filename().map(name -> byStem.get(FileNames.stem(name))));
    }

    /// The file that a version or a name means.
    Optional<Migration> of(String versionOrName) {
        return Optional.ofNullable(byVersion.get(new MigrationVersion(versionOrName).key()))
                .or(() -> Optional.ofNullable(byStem.get(FileNames.stem(versionOrName))))
                .or(() ->
                        DIGITS.matcher(versionOrName).matches()
                                ? byDigits.getOrDefault(digits(versionOrName), Optional.empty())
                                : Optional.empty());
    }

    private static String digits(String version) {
        return new MigrationVersion(NOT_DIGIT.matcher(version).replaceAll("")).key();
    }
}
