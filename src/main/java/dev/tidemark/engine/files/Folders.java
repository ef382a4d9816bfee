package dev.tidemark.engine.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Copies and removes whole folders.
public final class Folders {
    private Folders() {}

    /// Copies a folder with all it holds, so that it appears whole or not at all. The owner may
    /// write the copies even where the files could only be read.
    ///
    /// @return false when there was a folder of that name already, which stays as it is
    /// @throws IOException when something can't be read or written
    public static boolean copy(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            return false;
        }
        Path draft = to.resolveSibling(".tidemark-%s.tmp".formatted(UUID.randomUUID()));
        try {
            copyFiles(from, draft);
            Files.move(draft, to, StandardCopyOption.ATOMIC_MOVE);
            return true;
        } catch (FileSystemException e) {
            if (Files.exists(to)) {
                // Another process was faster.
                return false;
            }
            throw e;
        } finally {
            delete(draft);
        }
    }

    private static void copyFiles(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, copy);
                    if (!Files.isWritable(copy) && !copy.toFile().setWritable(true)) {
                        throw new AccessDeniedException(copy.toString());
                    }
                }
            }
        }
    }

    /// Gives a folder its final name, at once and to last; nobody sees a part of it.
    ///
    /// @throws IOException when there is something of that name, or it can't be done
    public static void rename(Path from, Path to) throws IOException {
        if (Files.exists(to)) {
            throw new FileAlreadyExistsException(to.toString());
        }
        AtomicFile.sync(from);
        Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
        AtomicFile.sync(to.resolveSibling("").toAbsolutePath());
    }

    /// Deletes a folder with all it holds; nothing happens when it is not there. A server that is
    /// ending may delete files of its own meanwhile.
    ///
    /// @throws IOException when something can't be deleted
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        Files.walkFileTree(
                folder,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                            throws IOException {
                        Files.deleteIfExists(file);
                        return FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFileFailed(Path file, IOException failure)
                            throws IOException {
                        if (failure instanceof NoSuchFileException) {
                            return FileVisitResult.CONTINUE;
                        }
                        throw failure;
                    }

                    @Override
                    public FileVisitResult postVisitDirectory(
                            Path directory, @Nullable IOException failure) throws IOException {
                        if (failure != null) {
                            throw failure;
                        }
                        Files.deleteIfExists(directory);
                        return FileVisitResult.CONTINUE;
                    }
                });
    }
}
