package dev.tidemark.desktop.editor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// What the file system says of a file without reading it.
///
/// @param size bytes; -1 when there is no file
/// @param modified when it was last written
/// @param key what the file system calls it
record DiskStamp(long size, FileTime modified, String key) {
    static final DiskStamp MISSING = new DiskStamp(-1, FileTime.fromMillis(0), "");

    /// What it says now.
    ///
    /// @throws IOException when it does not answer
    static DiskStamp of(Path file) throws IOException {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return new DiskStamp(
                    attributes.size(),
                    attributes.lastModifiedTime(),
                    String.valueOf(attributes.fileKey()));
        } catch (NoSuchFileException e) {
            return MISSING;
        }
    }

    boolean missing() {
        return size < 0;
    }
}
