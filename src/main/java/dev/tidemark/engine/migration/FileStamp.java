package dev.tidemark.engine.migration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a file system says of a file's content without reading it.
///
/// @param size bytes
/// @param modified when it was last written
/// @param key what the file system calls the file, or null
/// @param taken when this was asked, in milliseconds since 1970
public record FileStamp(long size, FileTime modified, @Nullable Object key, long taken) {
    /// File systems keep times as coarsely as this (FAT: two seconds), so that a file written twice
    /// within it may look the same.
    private static final Duration COARSEST = Duration.ofSeconds(2);

    /// The stamp of a file whose attributes were just read.
    public static FileStamp of(BasicFileAttributes attributes) {
        return new FileStamp(
                attributes.size(),
                attributes.lastModifiedTime(),
                attributes.fileKey(),
                System.currentTimeMillis());
    }

    /// Whether the file system says the same of the file as it did for another stamp. That a file
    /// which was written twice in a moment is the same, [#stillHolds] does not take for certain.
    public boolean sameAs(FileStamp other) {
        return size == other.size
                && modified.equals(other.modified)
                && Objects.equals(key, other.key);
    }

    /// Whether the file is certainly the one that was read after this stamp was taken. When it is
    /// not certain, its content has to tell.
    ///
    /// @throws IOException when the file system can't be asked
    boolean stillHolds(Path file) throws IOException {
        if (taken - modified.toMillis() <= COARSEST.toMillis()) {
            return false;
        }
        var now = Files.readAttributes(file, BasicFileAttributes.class);
        return sameAs(FileStamp.of(now));
    }
}
