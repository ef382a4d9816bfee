package dev.tidemark.engine.repair;

import dev.tidemark.engine.files.Folders;
import dev.tidemark.engine.files.TextFile;
import dev.tidemark.engine.migration.MigrationVersion;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What giving a pending migration another version would change, made to be shown, confirmed and
/// then done as shown. Immutable.
///
/// @param from its version
/// @param to its next one
/// @param file the up file as it is called now
/// @param renamed the up file as it will be called
/// @param folder the folder that gets another name, where the migration has one of its own
/// @param moves files that get another name, with their text then
/// @param edits files that keep their names and name the migration
/// @param notes what stays to be looked at, one sentence each
public record Renumbering(
        MigrationVersion from,
        MigrationVersion to,
        Path file,
        Path renamed,
        Optional<Move> folder,
        List<Rewrite> moves,
        List<Rewrite> edits,
        List<String> notes) {
    public Renumbering {
        moves = List.copyOf(moves);
        edits = List.copyOf(edits);
        notes = List.copyOf(notes);
    }

    /// Another name.
    public record Move(Path from, Path to) {}

    /// A file's text and name then.
    ///
    /// @param from where it is
    /// @param to where it will be; the same when only its text changes
    /// @param read what it holds now
    /// @param text what it will hold, with `\n` for each line end
    public record Rewrite(Path from, Path to, TextFile read, String text) {
        /// Whether its text changes.
        public boolean edited() {
            return !text.equals(read.text());
        }
    }

    /// Does it: every file, or none.
    ///
    /// @throws ProblemException when a file changed since it was shown, a name is taken, or a file
    ///   can't be written; everything is as it was then
    public void perform() {
        requireUnchanged();
        var undo = new ArrayList<Undo>();
        try {
            if (folder.isPresent()) {
                var move = folder.get();
                Folders.rename(move.from(), move.to());
                undo.add(() -> Folders.rename(move.to(), move.from()));
            }
            for (Rewrite move : moves) {
                write(move, undo);
            }
            for (Rewrite edit : edits) {
                write(edit, undo);
            }
            for (Rewrite move : moves) {
                if (folder.isEmpty()) {
                    Files.delete(move.from());
                    undo.add(() -> move.read().write(move.from(), move.read().text()));
                }
            }
        } catch (IOException e) {
            undo.reversed().forEach(Renumbering::quietly);
            throw refused(
                            "%s can't be written: %s".formatted(e.getMessage(), reason(e)),
                            "Give yourself the right to write into this folder.")
                    .asException();
        }
    }

    private static void write(Rewrite change, List<Undo> undo) throws IOException {
        boolean stays = Files.exists(change.to());
        change.read().write(change.to(), change.text());
        undo.add(
                stays
                        ? () -> change.read().write(change.to(), change.read().text())
                        : () -> Files.deleteIfExists(change.to()));
    }

    /// A step back.
    @FunctionalInterface
    private interface Undo {
        void run() throws IOException;
    }

    private static void quietly(Undo step) {
        try {
            step.run();
        } catch (IOException e) {
            // The failure that led here is the one to report.
        }
    }

    private void requireUnchanged() {
        var all = new ArrayList<>(moves);
        all.addAll(edits);
        for (Rewrite change : all) {
            Path now = change.from();
            try {
                boolean same = TextFile.digestOf(now).equals(change.read().digest());
                if (!same) {
                    throw refused(
                                    "%s changed since the plan was made".formatted(now),
                                    "Look at it again.")
                            .asException();
                }
            } catch (IOException e) {
                throw refused("%s is gone".formatted(now), "Look at it again.").asException();
            }
            boolean taken = folder.isEmpty() && !change.to().equals(now);
            if (taken && Files.exists(change.to())) {
                throw refused(
                                "%s is there already".formatted(change.to()),
                                "Move that file away first.")
                        .asException();
            }
        }
    }

    private Problem refused(String why, String hint) {
        return Problem.of(
                ProblemCode.RENUMBER_REFUSED,
                "%s keeps version %s".formatted(file.getFileName(), from),
                why,
                hint);
    }

    private static String reason(IOException failure) {
        return failure.getClass().getSimpleName().replace("Exception", "");
    }
}
