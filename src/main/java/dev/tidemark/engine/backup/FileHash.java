package dev.tidemark.engine.backup;

import dev.tidemark.engine.run.StopSignal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/// Hashes the files of a backup.
final class FileHash {
    private static final int CHUNK = 1 << 20;
    private static final long TELL = 64L << 20;

    private final StopSignal stop;
    private final BackupListener listener;

    FileHash(StopSignal stop, BackupListener listener) {
        this.stop = stop;
        this.listener = listener;
    }

    /// All files of an archive, or the one that it is.
    ///
    /// @param folder what their names are relative to
    /// @throws IOException when one can't be read
    /// @throws dev.tidemark.engine.problem.ProblemException STOPPED
    List<ArchiveFile> of(Path folder, Path archive) throws IOException {
        var files = new ArrayList<ArchiveFile>();
        try (var paths = Files.walk(archive)) {
            for (Path path : (Iterable<Path>) paths.sorted()::iterator) {
                if (Files.isRegularFile(path)) {
                    String name = folder.relativize(path).toString().replace('\\', '/');
                    files.add(new ArchiveFile(name, Files.size(path), sha256(path)));
                }
            }
        }
        return files;
    }

    /// One file's hash.
    ///
    /// @throws IOException when it can't be read
    /// @throws dev.tidemark.engine.problem.ProblemException STOPPED
    String sha256(Path file) throws IOException {
        var digest = digest();
        var buffer = ByteBuffer.allocate(CHUNK);
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            long done = 0;
            long told = 0;
            while (channel.read(buffer) >= 0) {
                done += buffer.position();
                digest.update(buffer.flip());
                buffer.clear();
                if (stop.requested()) {
                    throw BackupProblems.stopped(
                                    "The files were not checked", "The database was only read.")
                            .asException();
                }
                if (done - told >= TELL) {
                    told = done;
                    listener.on(
                            new BackupEvent.Progress(
                                    String.valueOf(file.getFileName()), done, size));
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
