package dev.tidemark.engine.project;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/// Writes files that must not exist yet; each appears complete or not at all.
final class NewFile {
    private NewFile() {}

    /// Writes a file under another name first. A link, unlike a move, never replaces a file.
    ///
    /// @throws FileAlreadyExistsException when the file exists
    static void write(Path file, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Path draft = file.resolveSibling(".%s.new".formatted(file.getFileName()));
        Files.write(draft, bytes);
        try {
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            // File systems without links.
            Files.write(file, bytes, StandardOpenOption.CREATE_NEW);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// Takes back what was written before another file failed.
    static void remove(List<Path> files) {
        for (Path file : files) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // The failure that led here is the one to report.
            }
        }
    }
}
