package dev.tidemark.engine.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/// Writes whole files: a reader, and a machine that loses its power, finds the old content or the
/// new one, never a part.
///
/// The text goes to a file beside the target first, reaches the disk, and then takes the target's
/// name. A target that is a link stays one: the file that it leads to is replaced.
public final class AtomicFile {
    private static final Set<PosixFilePermission> PRIVATE =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    /// As many links in a row as Linux follows.
    private static final int MOST_LINKS = 40;

    private AtomicFile() {}

    /// Writes a file in UTF-8. One that exists is replaced and keeps its permissions.
    ///
    /// @throws IOException when it can't be written; what was there stays as it was
    public static void write(Path file, String text) throws IOException {
        Path target = target(file);
        replace(target, bytes(text), permissions(target));
    }

    /// Writes a file in UTF-8 that only its owner may read, whatever was allowed before.
    ///
    /// @throws IOException when it can't be written; what was there stays as it was
    public static void writePrivately(Path file, String text) throws IOException {
        writePrivately(file, bytes(text));
    }

    /// Writes a file that only its owner may read, whatever was allowed before.
    ///
    /// @throws IOException when it can't be written; what was there stays as it was
    public static void writePrivately(Path file, byte[] content) throws IOException {
        Path target = target(file);
        replace(target, content, posix(target) ? Optional.of(PRIVATE) : Optional.empty());
    }

    /// Writes a file in UTF-8 that must not exist yet.
    ///
    /// @throws FileAlreadyExistsException when it exists
    /// @throws IOException when it can't be written; there is no file then
    public static void create(Path file, String text) throws IOException {
        Path draft = draft(file, bytes(text), Optional.empty());
        try {
            // A link, unlike a move, never replaces a file.
            Files.createLink(file, draft);
            sync(folder(file));
        } catch (FileAlreadyExistsException e) {
            throw e;
        } catch (FileSystemException | UnsupportedOperationException e) {
            // File systems without links.
            if (Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(draft, file);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void replace(
            Path target, byte[] content, Optional<Set<PosixFilePermission>> permissions)
            throws IOException {
        Path draft = draft(target, content, permissions);
        try {
            Files.move(
                    draft,
                    target,
                    StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
            sync(folder(target));
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// A complete file beside the target. It is private before it has the target's permissions, so
    /// that nobody reads it who may not read the target.
    private static Path draft(
            Path target, byte[] content, Optional<Set<PosixFilePermission>> permissions)
            throws IOException {
        Path draft = folder(target).resolve(".tidemark-%s.tmp".formatted(UUID.randomUUID()));
        boolean whole = false;
        FileAttribute<?>[] attributes =
                permissions.isPresent()
                        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PRIVATE)}
                        : new FileAttribute<?>[0];
        var options = EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (var channel = FileChannel.open(draft, options, attributes)) {
            if (permissions.isPresent()) {
                Files.setPosixFilePermissions(draft, permissions.get());
            }
            var bytes = ByteBuffer.wrap(content);
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(draft);
            }
        }
        return draft;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<Set<PosixFilePermission>> permissions(Path target) throws IOException {
        return Files.exists(target) && posix(target)
                ? Optional.of(Files.getPosixFilePermissions(target))
                : Optional.empty();
    }

    private static boolean posix(Path target) {
        return Files.getFileAttributeView(folder(target), PosixFileAttributeView.class) != null;
    }

    /// Where the links of a path end; there need not be a file.
    private static Path target(Path file) throws IOException {
        Path target = file.toAbsolutePath();
        for (int link = 0; Files.isSymbolicLink(target); link++) {
            if (link == MOST_LINKS) {
                throw new FileSystemLoopException(file.toString());
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    private static Path folder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null) {
            throw new IllegalArgumentException(file + " is no file");
        }
        return folder;
    }

    /// Makes the new name last, where a folder can be opened: on Windows it can't, and need not.
    static void sync(Path folder) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(folder, StandardOpenOption.READ);
        } catch (FileSystemException e) {
            return;
        }
        try (channel) {
            channel.force(true);
        }
    }
}
