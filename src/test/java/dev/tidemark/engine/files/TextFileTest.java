package dev.tidemark.engine.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFileTest {
    @TempDir private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "\r\n\r\n",
                "a",
                "\uFEFF",
                "\uFEFFa\r\n",
                "a\rb\r\nc\n",
                "\r\r\n\n"
            })
    void writesBackWhatItRead(String content) throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), content);
        var read = TextFile.read(file, "a.sql");
        assertTrue(read.text().indexOf('\r') < 0);
        var written = read.write(file, read.text());
        assertEquals(content, Files.readString(file));
        assertEquals(read.digest(), written.digest());
    }

    @Test
    void givesNewLinesTheUsualEndAndOldOnesTheirOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("a.sql"), "a\r\nb\nc\r\n");
        var read = TextFile.read(file, "a.sql");
        var first = read.write(file, "a\nnew\nb\nc\n");
        assertEquals("a\r\nnew\r\nb\nc\r\n", Files.readString(file));
        first.write(file, "a\nb\nc\n");
        assertEquals("a\r\nb\nc\r\n", Files.readString(file));
    }

    @Test
    void namesTheFirstByteThatIsNoText() throws IOException {
        Path file = folder.resolve("a.sql");
        Files.write(file, new byte[] {'x', '\n', 'y', (byte) 0xC3, '('});
        var problem =
                assertThrows(ProblemException.class, () -> TextFile.read(file, "a.sql")).problem();
        assertEquals(ProblemCode.SQL_INVALID_UTF8, problem.code());
        assertEquals("a.sql:2:2", String.valueOf(problem.where()));
        assertTrue(problem.why().contains("0xC3 at offset 3"), problem.why());
    }
}
