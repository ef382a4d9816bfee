package dev.tidemark.engine.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// A password file that only the user can read, for a program that Tidemark starts (PostgreSQL
/// manual 34.16); removed when the program has ended.
public final class PassFile implements AutoCloseable {
    private final Path path;

    private PassFile(Path path) {
        this.path = path;
    }

    /// Writes one, private before there is anything in it.
    ///
    /// @param lines for libpq, possibly none. Secret
    /// @throws IOException when it can't be written; there is no file then
    public static PassFile of(String lines) throws IOException {
        LeftPassFiles.removeOnce();
        var views = FileSystems.getDefault().supportedFileAttributeViews();
        var onlyMe =
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var file =
                new PassFile(
                        views.contains("posix")
                                ? Files.createTempFile(
                                        LeftPassFiles.prefix(), LeftPassFiles.SUFFIX, onlyMe)
                                : Files.createTempFile(
                                        LeftPassFiles.prefix(), LeftPassFiles.SUFFIX));
        boolean written = false;
        try {
            String text = lines.isEmpty() ? "" : lines + "\n";
            Files.write(file.path, text.getBytes(StandardCharsets.UTF_8));
            written = true;
            return file;
        } finally {
            if (!written) {
                file.close();
            }
        }
    }

    /// Where it is, for `PGPASSFILE`.
    public Path path() {
        return path;
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
