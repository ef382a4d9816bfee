package dev.tidemark.engine.files;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir Path folder;

    @Test
    void replacesAFileAndKeepsItsPermissions() throws IOException {
        Path file = folder.resolve("a.txt");
        Files.writeString(file, "old");
        permissions(file, "rwxr-x---");
        AtomicFile.write(file, "neü\n");
        assertEquals("neü\n", Files.readString(file));
        assertEquals("rwxr-x---", permissions(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void givesANewFileTheUsualPermissions() throws IOException {
        Path usual = folder.resolve("usual");
        Files.writeString(usual, "");
        AtomicFile.write(folder.resolve("new"), "x");
        assertEquals(permissions(usual), permissions(folder.resolve("new")));
    }

    @Test
    void makesAPrivateFileOfOneThatWasOpen() throws IOException {
        Path file = folder.resolve("secret");
        Files.writeString(file, "old");
        permissions(file, "rw-rw-rw-");
        AtomicFile.writePrivately(file, "new");
        assertEquals("rw-------", permissions(file));
        assertEquals("new", Files.readString(file));
    }

    @Test
    void replacesTheFileThatALinkLeadsTo() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path file = other.resolve("file");
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("other/middle"));
        Files.createSymbolicLink(other.resolve("middle"), Path.of("file"));
        AtomicFile.write(link, "1");
        AtomicFile.write(link, "2");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("2", Files.readString(file));
        Path loop = Files.createSymbolicLink(folder.resolve("loop"), Path.of("loop"));
        assertThrows(FileSystemLoopException.class, () -> AtomicFile.write(loop, "x"));
    }

    @Test
    void neverCreatesOverAFile() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.create(file, "first");
        assertThrows(FileAlreadyExistsException.class, () -> AtomicFile.create(file, "second"));
        assertEquals("first", Files.readString(file));
        assertEquals(List.of("a.txt"), names());
    }

    @Test
    void leavesNothingBehindWhereItCannotWrite() throws IOException {
        Path missing = folder.resolve("missing").resolve("a.txt");
        assertThrows(NoSuchFileException.class, () -> AtomicFile.write(missing, "x"));
        Path taken = Files.createDirectory(folder.resolve("taken"));
        Files.createFile(taken.resolve("inside"));
        assertThrows(IOException.class, () -> AtomicFile.write(taken, "x"));
        assertEquals(List.of("taken"), names());
    }

    @Test
    void showsReadersOneOfTheTwoContents() throws Exception {
        Path file = folder.resolve("a.txt");
        String first = "a".repeat(200_000);
        String second = "b".repeat(200_000);
        AtomicFile.write(file, first);
        var done = new AtomicBoolean();
        var writer =
                Thread.ofVirtual()
                        .start(() -> {
                            try {
                                for (int i = 0; i < 30; i++) {
                                    AtomicFile.write(file, i % 2 == 0 ? second : first);
                                }
                            } catch (IOException e) {
                                throw new AssertionError(e);
                            } finally {
                                done.set(true);
                            }
                        });
        while (!done.get()) {
            String read = Files.readString(file);
            assertTrue(read.equals(first) || read.equals(second), "read " + read.length());
        }
        writer.join();
        assertEquals(first, Files.readString(file));
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static void permissions(Path file, String text) throws IOException {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(text));
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
