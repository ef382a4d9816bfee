package dev.tidemark.engine.status;

import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.tracking.FileNames;
import java.util.regex.Pattern;

/// The version of a row that has no file, told from the row's version or name.
final class UnmatchedVersion {
    private static final Pattern LEADING = Pattern.compile("^[0-9]+([._-][0-9]+)*");

    private UnmatchedVersion() {}

    /// The version by which the row is put in order: `004` of `004_add_table.sql`.
    static MigrationVersion of(String versionOrName) {
        String stem = FileNames.stem(versionOrName);
        var leading = LEADING.matcher(stem);
        return new MigrationVersion(leading.find() ? leading.group() : stem);
    }

    /// Whether a row without file has the version that a person names.
    static boolean same(StatusRow row, String versionOrName) {
        return FileNames.stem(row.version()).equals(FileNames.stem(versionOrName))
                || of(row.version()).key().equals(new MigrationVersion(versionOrName).key());
    }
}
