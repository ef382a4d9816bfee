package dev.tidemark.engine.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LeftPassFilesTest {
    @TempDir Path folder;

    @Test
    void removesThoseOfDeadProcessesOnly() throws Exception {
        var ended = new ProcessBuilder("true").start();
        ended.waitFor();
        long me = ProcessHandle.current().pid();
        var longAgo = Instant.now().minusSeconds(3600);
        file("tidemark-%d-1.pgpass".formatted(ended.pid()), longAgo);
        file("tidemark-%d-2.pgpass".formatted(me), longAgo);
        file("tidemark-%d-3.pgpass".formatted(ended.pid()), Instant.now());
        file("tidemark-%d-4.pgpass".formatted(me), Instant.now());
        file("tidemark-x-5.pgpass", longAgo);
        LeftPassFiles.remove(folder, Instant.now());
        // This process is younger than the second one: the number was another's then.
        assertEquals(
                Set.of(
                        "tidemark-%d-3.pgpass".formatted(ended.pid()),
                        "tidemark-%d-4.pgpass".formatted(me),
                        "tidemark-x-5.pgpass"),
                left());
    }

    @Test
    void namesFilesByTheirProcess() throws Exception {
        try (var file = PassFile.of("host:1:db:user:secret")) {
            String name = String.valueOf(file.path().getFileName());
            assertTrue(name.startsWith(LeftPassFiles.prefix()), name);
        }
    }

    private void file(String name, Instant written) throws Exception {
        Path file = Files.writeString(folder.resolve(name), "secret");
        Files.setLastModifiedTime(file, FileTime.from(written));
    }

    private Set<String> left() throws Exception {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .collect(Collectors.toSet());
        }
    }
}
