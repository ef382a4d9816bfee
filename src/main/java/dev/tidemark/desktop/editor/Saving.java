package dev.tidemark.desktop.editor;

import dev.tidemark.engine.files.TextFile;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;

/// What saving came to.
sealed interface Saving {
    /// The file holds what was typed.
    record Done(TextFile file, DiskStamp disk) implements Saving {}

    /// Somebody else wrote into it meanwhile; nothing was written.
    record Refused(DiskLook look) implements Saving {}

    /// Writes a file unless it is another one than was read.
    ///
    /// @param shown its path as people know it
    /// @param text what is written
    /// @param before the file as it was read
    /// @param known what the file system said then
    /// @throws ProblemException when it can't be written; what was there stays as it was
    static Saving of(Path file, String shown, TextSnapshot text, TextFile before, DiskStamp known) {
        var look = DiskLook.at(file, shown, known, before.digest());
        if (look instanceof DiskLook.Other) {
            return new Refused(look);
        }
        try {
            return new Done(before.write(file, text.text()), DiskStamp.of(file));
        } catch (IOException e) {
            throw new ProblemException(
                    Problem.of(
                            ProblemCode.FILE_UNREADABLE,
                            "%s was not saved".formatted(shown),
                            "%s.".formatted(e.getMessage()),
                            "Make room or give yourself the right to write there; what you typed"
                                    + " is kept as a draft meanwhile."),
                    e);
        }
    }
}
