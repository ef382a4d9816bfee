package dev.tidemark.engine.process;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/// Password files of Tidemarks that were killed before they could remove them: their names say
/// whose they are.
public final class LeftPassFiles {
    static final String SUFFIX = ".pgpass";

    private static final Pattern NAME = Pattern.compile("tidemark-(\\d+)-\\d+\\.pgpass");

    /// A process that is seen from here as dead may live in another container; it has read its file
    /// after a moment.
    private static final Duration YOUNG = Duration.ofMinutes(1);

    private static final AtomicBoolean DONE = new AtomicBoolean();

    private LeftPassFiles() {}

    /// What the names of this process's files begin with.
    static String prefix() {
        return "tidemark-%d-".formatted(ProcessHandle.current().pid());
    }

    /// Removes them from the system's folder for temporary files, once in the life of this process.
    public static void removeOnce() {
        if (!DONE.getAndSet(true)) {
            remove(Path.of(System.getProperty("java.io.tmpdir", "")), Instant.now());
        }
    }

    /// Removes them from a folder. Those of others, and what can't be removed, stay.
    static void remove(Path folder, Instant now) {
        try (var files = Files.newDirectoryStream(folder, "tidemark-*" + SUFFIX)) {
            for (Path file : files) {
                var name = NAME.matcher(String.valueOf(file.getFileName()));
                if (name.matches() && left(file, Long.parseLong(name.group(1)), now)) {
                    Files.deleteIfExists(file);
                }
            }
        } catch (IOException | DirectoryIteratorException e) {
            // Another user's files, or none: they are not ours to remove.
        }
    }

    private static boolean left(Path file, long pid, Instant now) throws IOException {
        var written = Files.getLastModifiedTime(file).toInstant();
        if (written.isAfter(now.minus(YOUNG))) {
            return false;
        }
        var process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        // A number may have gone to another process since.
        return process.isEmpty()
                || process.get()
                        .info()
                        .startInstant()
                        .filter(start -> start.isAfter(written))
                        .isPresent();
    }
}
