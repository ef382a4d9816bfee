package dev.tidemark.engine.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// A file of the user's that only its owner may read and that is replaced as a whole: whoever reads
/// it, and whatever crashes, finds the old content or the new one.
///
/// What two processes change at once is noticed, not merged: [#replace] does nothing when the file
/// is no longer what its caller read.
public final class PrivateFile {
    // A process holds its file locks as a whole, so its own threads need another one.
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path file;

    /// The file at a path, whether it exists or not; a symbolic link is followed.
    public PrivateFile(Path file) {
        this.file = file;
    }

    /// What it holds, or empty when there is none.
    ///
    /// @throws IOException when it can't be read
    public Optional<byte[]> read() throws IOException {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Replaces the content, or creates the file and its folder.
    ///
    /// @param expected what [#read] returned before
    /// @return whether it was done; false when the file holds something else by now
    /// @throws IOException when it can't be written; the old content is still there
    public boolean replace(Optional<byte[]> expected, byte[] content) throws IOException {
        Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
        Path folder = real.resolveSibling("").toAbsolutePath();
        createFolder(folder);
        IN_THIS_PROCESS.lock();
        try (var guard =
                        FileChannel.open(
                                real.resolveSibling("." + real.getFileName() + ".lock"),
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE);
                var _ = guard.lock()) {
            if (!same(read(), expected)) {
                return false;
            }
            AtomicFile.writePrivately(real, content);
            return true;
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    private static void createFolder(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            return;
        }
        Files.createDirectories(folder);
        if (posix(folder)) {
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        }
    }

    private static boolean posix(Path folder) {
        return Files.getFileAttributeView(folder, PosixFileAttributeView.class) != null;
    }

    private static boolean same(Optional<byte[]> one, Optional<byte[]> other) {
        return Arrays.equals(one.orElse(null), other.orElse(null));
    }
}
