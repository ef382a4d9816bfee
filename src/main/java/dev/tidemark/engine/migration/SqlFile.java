package dev.tidemark.engine.migration;

import java.nio.file.Path;

/// A `.sql` file below a migrations folder.
///
/// @param file where it is
/// @param path the same relative to the project, with `/`
/// @param folder the name of the folder that holds it
/// @param name its own name
/// @param stamp what the file system said of it when it was listed
record SqlFile(Path file, String path, String folder, String name, FileStamp stamp) {
    /// Bytes when it was listed.
    long size() {
        return stamp.size();
    }
}
