package dev.tidemark.cli.command;

import dev.tidemark.testing.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// A sample project copied where a test may change it, with its old database loaded.
record SampleCopy(Path folder) {
    static final Path SAMPLES = Path.of("migrations-sample");

    static SampleCopy of(String name, Path where, TestDatabase database) throws IOException {
        filesOf(name, where);
        database.execute(Files.readString(where.resolve("before/old-database.sql")));
        return new SampleCopy(where);
    }

    /// Only the files.
    static void filesOf(String name, Path where) throws IOException {
        Path source = SAMPLES.resolve(name);
        try (var files = Files.walk(source)) {
            for (Path file : files.toList()) {
                Path copy = where.resolve(source.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(file, copy);
                }
            }
        }
    }
}
