package dev.tidemark.engine.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A backup in its folder.
///
/// @param folder what holds its archive and its manifest
/// @param manifest what is known of it
public record StoredBackup(Path folder, BackupManifest manifest) {
    /// The folder's archive: a file, or a folder of files.
    static final String ARCHIVE = "archive";

    /// What is seen of a backup without reading it.
    public enum Condition {
        /// Its files are there, of the size they were written with.
        PRESENT("present"),
        /// A file is not there.
        MISSING("missing"),
        /// A file has another size.
        ALTERED("altered");

        private final String text;

        Condition(String text) {
            this.text = text;
        }

        /// The word for it.
        public String text() {
            return text;
        }
    }

    /// Its name.
    public String name() {
        return manifest.name();
    }

    /// What pg_restore reads.
    public Path archive() {
        return folder.resolve(ARCHIVE);
    }

    /// Looks at its files' names and sizes; only a verification reads them. A copy on a server has
    /// no files.
    public Condition condition() {
        for (var file : manifest.files()) {
            Path path = folder.resolve(file.name());
            try {
                if (!Files.isRegularFile(path)) {
                    return Condition.MISSING;
                }
                if (Files.size(path) != file.bytes()) {
                    return Condition.ALTERED;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return Condition.PRESENT;
    }
}
