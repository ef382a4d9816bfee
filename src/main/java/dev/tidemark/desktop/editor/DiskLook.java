package dev.tidemark.desktop.editor;

import dev.tidemark.engine.files.TextFile;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;

/// What became of a file since it was read.
sealed interface DiskLook {
    /// It holds the same.
    record Same(DiskStamp disk) implements DiskLook {}

    /// It is not there any more.
    record Gone() implements DiskLook {}

    /// Somebody wrote something else into it.
    record Other(DiskStamp disk, TextFile file) implements DiskLook {}

    /// It can't be read any more.
    record Unreadable(DiskStamp disk, Problem problem) implements DiskLook {}

    /// Looks; reads the file only when the file system does not vouch for it.
    ///
    /// @param digest of what it held
    static DiskLook at(Path file, String shown, DiskStamp before, String digest) {
        DiskStamp now = DiskStamp.MISSING;
        try {
            now = DiskStamp.of(file);
            if (now.missing()) {
                return before.missing() ? new Same(now) : new Gone();
            }
            if (now.equals(before)) {
                return new Same(now);
            }
            var read = TextFile.read(file, shown);
            return read.digest().equals(digest) ? new Same(now) : new Other(now, read);
        } catch (ProblemException e) {
            return new Unreadable(now, e.problem());
        } catch (IOException e) {
            return new Unreadable(
                    now, OpenedFile.unreadable(shown, String.valueOf(e.getMessage())));
        }
    }
}
