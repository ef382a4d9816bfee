package dev.tidemark.engine.migration;

import dev.tidemark.engine.sql.ScriptSummary;
import dev.tidemark.engine.sql.SqlSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// One migration as its files describe it.
///
/// @param version its version; for a repeatable one its whole name, for example `R__views`
/// @param description what the file name says, words separated by spaces, or the header's
///   Description
/// @param file the file that holds the up text
/// @param filename the name by which tracking tables know it: the file's name, or the folder's in
///   `folder` and `diesel`
/// @param path the up file relative to the project, with `/`
/// @param naming the convention it follows
/// @param repeatable whether it is applied again whenever it changes
/// @param header its header
/// @param up the up text: without rollback section, positions as in the file
/// @param rollback the way back
/// @param checksum SHA-256 of the normalised up text, 64 lower-case hex digits (contract: engine
///   design, section 2)
/// @param summary how the up text has to be run
/// @param stamp what the file system said of the file before it was read
public record Migration(
        MigrationVersion version,
        String description,
        Path file,
        String filename,
        String path,
        Naming naming,
        boolean repeatable,
        MigrationHeader header,
        SqlSource up,
        Rollback rollback,
        String checksum,
        ScriptSummary summary,
        FileStamp stamp) {
    /// The checksum of the up text as the files are on disk at this moment; empty when the file
    /// became shorter. What the file system vouches for is not read again.
    ///
    /// @throws IOException when a file can't be read
    public String checksumNow() throws IOException {
        if (summary.includes().isEmpty() && stamp.stillHolds(file)) {
            return checksum;
        }
        long size = Files.size(file);
        if (size < up.size()) {
            return "";
        }
        var onDisk = SqlSource.prefix(SqlSource.file(file, path), up.part() ? up.size() : size);
        return UpChecksum.of(onDisk, summary.includes());
    }
}
