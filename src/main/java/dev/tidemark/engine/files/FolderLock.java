package dev.tidemark.engine.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds a folder for one process, by a file in it. The operating system frees it when the process
/// ends, in whatever way.
public final class FolderLock implements AutoCloseable {
    // Closing any channel of a file frees the process's lock on it (POSIX), so that this process
    // must know by itself what it holds and never open such a file twice.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private FolderLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /// Takes the lock, or returns empty when another process, or this one, has it.
    ///
    /// @param file made when it does not exist; its folder has to be there
    /// @throws IOException when the file can't be opened
    public static Optional<FolderLock> take(Path file) throws IOException {
        Path real = file.toAbsolutePath().normalize();
        if (!HELD.add(real)) {
            return Optional.empty();
        }
        FileChannel channel = null;
        try {
            channel = FileChannel.open(real, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() != null) {
                var lock = new FolderLock(real, channel);
                channel = null;
                return Optional.of(lock);
            }
            HELD.remove(real);
            return Optional.empty();
        } catch (IOException e) {
            HELD.remove(real);
            throw e;
        } finally {
            if (channel != null) {
                channel.close();
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(file);
    }
}
