package dev.tidemark.engine.sample;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.project.ProjectLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SamplesTest {
    @TempDir Path folder;

    @Test
    void introducesTheFiveThatAreShipped() {
        var samples = shipped();
        assertEquals(
                List.of(
                        "That Smart Site",
                        "TrossApp",
                        "Clicarity",
                        "Lancio Studio",
                        "tenants.business"),
                samples.stream().map(Sample::title).toList());
        assertEquals(
                List.of(
                        "embedded:that_smart_site",
                        "embedded:trossapp",
                        "embedded:clicarity",
                        "embedded:lancio_studio",
                        "embedded:tenants_business"),
                samples.stream().map(Sample::profile).toList());
        for (var sample : samples) {
            assertTrue(sample.story().matches("[^.]+[^.]\\."), sample.story());
        }
    }

    @Test
    void findsThemWhereTheLauncherLies() {
        assertEquals(5, Samples.shipped(Optional.of(Path.of("").toAbsolutePath()), folder).size());
        assertEquals(List.of(), Samples.shipped(Optional.empty(), folder));
    }

    @Test
    void copiesProjectsThatCanBeLoaded() {
        var copies = Samples.copyTo(Samples.copiesFolder(folder), shipped());
        assertEquals(5, copies.size());
        for (int i = 0; i < copies.size(); i++) {
            var original = shipped().get(i);
            var copy = copies.get(i);
            assertTrue(copy.folder().startsWith(folder.resolve("migrations-sample")));
            assertEquals(original.title(), copy.title());
            assertEquals(original.database(), copy.database());
            assertEquals(
                    ProjectLoader.load(original.folder()).migrations().size(),
                    ProjectLoader.load(copy.folder()).migrations().size());
        }
    }

    @Test
    void leavesACopyAsItsUserMadeIt() throws IOException {
        var first = Samples.copyTo(folder, shipped()).get(1);
        Path edited = first.folder().resolve("migrations/001_initial.sql");
        Path removed = first.folder().resolve("migrations/003_audit_logs.sql");
        Files.writeString(edited, "select 'mine';");
        Files.delete(removed);
        var again = Samples.copyTo(folder, shipped()).get(1);
        assertEquals(first, again);
        assertEquals("select 'mine';", Files.readString(edited));
        assertFalse(Files.exists(removed));
        try (var names = Files.list(folder)) {
            assertEquals(5, names.count());
        }
    }

    @Test
    void saysWhereItCouldNotCopy() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");
        var problem =
                assertThrows(ProblemException.class, () -> Samples.copyTo(file, shipped()))
                        .problem();
        assertEquals(ProblemCode.FILE_UNREADABLE, problem.code());
        assertTrue(problem.what().contains("That Smart Site"), problem.what());
    }

    @Test
    void takesTheFoldersNameWhereNoReadmeIntroducesIt() throws IOException {
        Path sample = Files.createDirectories(folder.resolve("migrations-sample/7-my-app"));
        Files.createDirectories(sample.resolve("before"));
        Files.writeString(sample.resolve("before/old-database.sql"), "select 1;");
        assertEquals(
                List.of(new Sample("my-app", "", sample, "my_app")),
                Samples.shipped(Optional.empty(), folder));
    }

    private static List<Sample> shipped() {
        return Samples.shipped(Optional.empty(), Path.of("").toAbsolutePath());
    }
}
