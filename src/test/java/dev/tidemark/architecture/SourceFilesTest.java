package dev.tidemark.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourceFilesTest {
    private static final Path MAIN = Path.of("src/main/java");
    private static final int LONGEST = 400;

    /// A file that can't be read in one sitting has more than one job.
    @Test
    void noMainFileIsLongerThanItsCeiling() throws IOException {
        var tooLong =
                sources().stream()
                        .filter(file -> lines(file) > LONGEST)
                        .map(Path::toString)
                        .toList();
        assertEquals(List.of(), tooLong);
    }

    @Test
    void theCeilingIsMeasuredOnRealFiles() throws IOException {
        assertTrue(sources().stream().anyMatch(file -> lines(file) > 20));
    }

    private static List<Path> sources() throws IOException {
        try (var files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static long lines(Path file) {
        try (var lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
