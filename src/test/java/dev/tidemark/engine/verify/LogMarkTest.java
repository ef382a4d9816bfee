package dev.tidemark.engine.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.project.ProjectLoader;
import dev.tidemark.engine.verify.Check.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogMarkTest {
    @TempDir Path folder;
    private Path log;

    @BeforeEach
    void project() throws IOException {
        log = folder.resolve("combined.log");
        Files.createDirectory(folder.resolve("migrations"));
        Files.writeString(
                folder.resolve("tidemark.toml"),
                """
                migrations = ["migrations"]
                [[verify.log]]
                name = "application"
                file = "combined.log"
                """);
    }

    private LogMark mark() {
        return LogMark.of(ProjectLoader.load(folder)).getFirst();
    }

    private void append(String text) throws IOException {
        Files.writeString(log, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    @Test
    void overlooksWhatWasWrittenBefore() throws IOException {
        append("ERROR long ago\n");
        var mark = mark();
        append("all is well\n");
        var check = mark.check();
        assertEquals(Result.PASSED, check.result());
        assertEquals("1 new line, nothing bad", check.detail());
    }

    @Test
    void failsForANewErrorAlsoInALineWithoutEnd() throws IOException {
        append("fine\n");
        var mark = mark();
        append("one ERROR\nfine\nanother FATAL");
        var check = mark.check();
        assertEquals(Result.FAILED, check.result());
        assertTrue(check.detail().startsWith("2 new bad lines: one ERROR"), check.detail());
    }

    @Test
    void readsAFileThatWasReplacedFromItsBeginning() throws IOException {
        append("a long first line that is gone afterwards\n");
        var mark = mark();
        Files.move(log, folder.resolve("combined.log.1"));
        append("ERROR in the new one, which is longer than the old one was before\n");
        assertEquals(Result.FAILED, mark.check().result());
    }

    @Test
    void readsAFileThatWasEmptiedFromItsBeginning() throws IOException {
        append("a long first line that is gone afterwards\n");
        var mark = mark();
        Files.writeString(log, "PANIC\n");
        assertEquals(Result.FAILED, mark.check().result());
    }

    @Test
    void cantSayOfAFileThatIsNotThere() {
        assertEquals(Result.INCONCLUSIVE, mark().check().result());
    }

    @Test
    void readsAFileThatAppearedSince() throws IOException {
        var mark = mark();
        append("ERROR at start\n");
        assertEquals(Result.FAILED, mark.check().result());
    }
}
