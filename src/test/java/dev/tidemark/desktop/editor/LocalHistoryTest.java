package dev.tidemark.desktop.editor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalHistoryTest {
    private static final Instant AT = Instant.parse("2025-11-02T10:41:00Z");
    private static final Path FILE = Path.of("/home/ana/migrations/004_price.sql");

    @TempDir private Path folder;

    @Test
    void keepsTheLastFiftyTextsOfAFile() throws IOException {
        var history = new LocalHistory(folder);
        for (int i = 1; i <= 60; i++) {
            history.keep(FILE, "select %d;\n".formatted(i), AT.plusSeconds(i));
        }
        var versions = history.of(FILE);
        assertEquals(LocalHistory.MOST, versions.size());
        assertEquals("select 60;\n", history.text(versions.getFirst()));
        assertEquals("select 11;\n", history.text(versions.getLast()));
        assertEquals(AT.plusSeconds(60), versions.getFirst().at());
        assertEquals(11, versions.getFirst().size());
    }

    @Test
    void keepsATextOnceAndInOrderWhenTheClockStandsStill() throws IOException {
        var history = new LocalHistory(folder);
        history.keep(FILE, "", AT);
        history.keep(FILE, "a", AT);
        history.keep(FILE, "a", AT.plusSeconds(1));
        history.keep(FILE, "c", AT);
        history.keep(FILE, "a", AT);
        assertEquals(List.of("a", "c", "a"), texts(history, FILE));
    }

    @Test
    void keepsWhatFits() throws IOException {
        var history = new LocalHistory(folder, 10, 15);
        history.keep(FILE, "1234", AT);
        history.keep(FILE, "5678", AT.plusSeconds(1));
        history.keep(FILE, "abcd", AT.plusSeconds(2));
        history.keep(FILE, "more than ten bytes", AT.plusSeconds(3));
        assertEquals(List.of("abcd", "5678"), texts(history, FILE));
        Path other = Path.of("/home/ana/migrations/005.sql");
        history.keep(other, "12345678", AT.plusSeconds(4));
        assertEquals(List.of(), texts(history, FILE));
        assertEquals(List.of("12345678"), texts(history, other));
    }

    @Test
    void keepsScriptsOnlyAndForTheirOwnerOnly() throws IOException {
        var history = new LocalHistory(folder);
        Path settings = Path.of("/home/ana/tidemark.toml");
        history.keep(settings, "password = 'secret'", AT);
        assertTrue(history.of(settings).isEmpty());
        history.keep(FILE, "select 1;\n", AT);
        assertEquals(
                "rw-------",
                PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(history.of(FILE).getFirst().place())));
    }

    private static List<String> texts(LocalHistory history, Path file) throws IOException {
        return history.of(file).stream()
                .map(version -> {
                    try {
                        return history.text(version);
                    } catch (IOException e) {
                        throw new java.io.UncheckedIOException(e);
                    }
                })
                .toList();
    }
}
