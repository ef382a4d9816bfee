package dev.tidemark.engine.project;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.files.AtomicFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectWatchTest {
    /// Polls so seldom that only notices can be in time.
    private static final ProjectWatch.Pace BY_NOTICE =
            new ProjectWatch.Pace(
                    Duration.ofMillis(100), Duration.ofSeconds(1), Duration.ofMinutes(5));

    private static final ProjectWatch.Pace LOOKING =
            new ProjectWatch.Pace(
                    Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofMillis(150));

    @TempDir Path root;
    private final LinkedBlockingQueue<Set<Path>> told = new LinkedBlockingQueue<>();
    private Path folder;
    private ProjectWatch watch;

    @BeforeEach
    void prepare() throws IOException {
        folder = Files.createDirectory(root.resolve("migrations"));
        Files.writeString(folder.resolve("001_a.sql"), "select 1;");
    }

    @AfterEach
    void close() {
        if (watch != null) {
            watch.close();
        }
    }

    @Test
    void tellsWhatAppearedChangedAndWent() throws Exception {
        watch(BY_NOTICE);
        Path two = folder.resolve("002_b.sql");
        Files.writeString(two, "select 2;");
        assertEquals(Set.of(two), next());
        AtomicFile.write(folder.resolve("001_a.sql"), "select 11;");
        assertEquals(Set.of(folder.resolve("001_a.sql")), next());
        Files.delete(two);
        assertEquals(Set.of(two), next());
        Path settings = root.resolve("tidemark.toml");
        Files.writeString(settings, "name = \"x\"\n");
        assertEquals(Set.of(settings), next());
    }

    @Test
    void tellsManyWritesAtOnce() throws Exception {
        watch(BY_NOTICE);
        for (int i = 10; i < 40; i++) {
            Files.writeString(folder.resolve("0%d_x.sql".formatted(i)), "select 1;");
        }
        assertEquals(30, next().size());
        assertNull(told.poll(300, TimeUnit.MILLISECONDS));
    }

    @Test
    void saysNothingOfDraftsAndOfOtherFilesInTheRoot() throws Exception {
        watch(BY_NOTICE);
        Files.writeString(folder.resolve(".002_b.sql.swp"), "x");
        Files.writeString(folder.resolve("002_b.sql~"), "x");
        Files.writeString(root.resolve("notes.txt"), "x");
        assertNull(told.poll(600, TimeUnit.MILLISECONDS));
    }

    @Test
    void seesFilesInFoldersThatAreNew() throws Exception {
        watch(BY_NOTICE);
        Path inner = Files.createDirectories(folder.resolve("20250101_x/deep"));
        Path file = inner.resolve("migration.sql");
        Files.writeString(file, "select 1;");
        assertEquals(Set.of(file), next());
        Files.writeString(file, "select 1, 2;");
        assertEquals(Set.of(file), next());
    }

    @Test
    void outlivesItsFolder() throws Exception {
        watch(BY_NOTICE);
        Path file = folder.resolve("001_a.sql");
        Files.delete(file);
        Files.delete(folder);
        assertEquals(Set.of(file), next());
        Files.createDirectory(folder);
        Files.writeString(file, "select 3;");
        assertEquals(Set.of(file), next());
        Files.writeString(file, "select 3, 3;");
        assertEquals(Set.of(file), next());
    }

    @Test
    void outlivesTheProjectsRoot() throws Exception {
        watch(LOOKING);
        Path away = root.resolveSibling(root.getFileName() + "-away");
        Files.move(root, away);
        try {
            assertEquals(Set.of(folder.resolve("001_a.sql")), next());
        } finally {
            Files.move(away, root);
        }
        assertEquals(Set.of(folder.resolve("001_a.sql")), next());
    }

    @Test
    void findsChangesByLookingWhereNoNoticeComes() throws Exception {
        Path elsewhere = Files.createDirectory(root.resolve("elsewhere"));
        Path real = elsewhere.resolve("003_c.sql");
        Files.writeString(real, "select 3;");
        Path link = Files.createSymbolicLink(folder.resolve("003_c.sql"), real);
        watch(LOOKING);
        Files.writeString(real, "select 3, 3;");
        assertEquals(Set.of(link), next());
    }

    @Test
    void isSilentOnceClosed() throws Exception {
        var busy = new CountDownLatch(1);
        var ended = new TreeSet<String>();
        watch =
                ProjectWatch.of(
                        ProjectLoader.load(root),
                        BY_NOTICE,
                        changed -> {
                            busy.countDown();
                            try {
                                Thread.sleep(200);
                            } catch (InterruptedException e) {
                                // The close below interrupts; what began is still brought to an
                                // end.
                            }
                            ended.add("told");
                        });
        Files.writeString(folder.resolve("002_b.sql"), "x");
        assertTrue(busy.await(10, TimeUnit.SECONDS));
        watch.close();
        assertEquals(Set.of("told"), ended);
        Files.writeString(folder.resolve("004_d.sql"), "x");
        Thread.sleep(400);
        assertEquals(Set.of("told"), ended);
    }

    private void watch(ProjectWatch.Pace pace) {
        watch = ProjectWatch.of(ProjectLoader.load(root), pace, told::add);
    }

    private Set<Path> next() throws InterruptedException {
        var changed = told.poll(20, TimeUnit.SECONDS);
        assertNotNull(changed, "nothing was told");
        return changed;
    }
}
