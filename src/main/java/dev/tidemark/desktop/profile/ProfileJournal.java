package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.state.StateFiles;
import dev.tidemark.engine.files.AtomicFile;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps what is typed into one editor of a profile, but for passwords, one writing at a time. Used
/// on the JavaFX thread.
final class ProfileJournal {
    private final ProfileBook book;
    private final Path file;
    private final Consumer<Problem> problem;
    private @Nullable String kept;
    private boolean writing;

    /// @param page the editor's page id
    /// @param problem gets why something could not be kept
    ProfileJournal(ProfileBook book, String page, Consumer<Problem> problem) {
        this.book = book;
        this.file =
                book.environment()
                        .stateFolder()
                        .resolve("drafts")
                        .resolve(StateFiles.name("profile", page));
        this.problem = problem;
    }

    /// Looks for what was typed and not saved.
    ///
    /// @param untouched what the editor begins with
    void recall(ProfileDraft untouched, Consumer<ProfileDraft> found) {
        book.work().start(() -> read(untouched), draft -> draft.ifPresent(found), problem);
    }

    /// Keeps a draft, unless it is kept already or another one is being written.
    void keep(ProfileDraft draft) {
        String text = DraftText.of(draft);
        if (writing || sameValues(text, kept)) {
            return;
        }
        writing = true;
        kept = text;
        book.work().start(() -> write(text), _ -> {}, problem, () -> writing = false);
    }

    /// Forgets what was kept.
    void forget() {
        kept = null;
        book.work().start(this::delete, _ -> {}, problem);
    }

    /// The first line tells when it was written.
    private static boolean sameValues(String text, @Nullable String other) {
        return other != null && values(text).equals(values(other));
    }

    private static String values(String text) {
        return text.substring(text.indexOf('\n') + 1);
    }

    private Optional<ProfileDraft> read(ProfileDraft untouched) {
        try {
            return Files.exists(file)
                    ? DraftText.parse(Files.readString(file), untouched)
                    : Optional.<ProfileDraft>empty();
        } catch (IOException e) {
            throw failed("What you typed earlier was not read", e);
        }
    }

    private boolean write(String text) {
        try {
            Files.createDirectories(file.getParent());
            AtomicFile.writePrivately(file, text);
            return true;
        } catch (IOException e) {
            throw failed("What you type is not kept until you save it", e);
        }
    }

    private boolean delete() {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw failed("What you typed earlier was not deleted", e);
        }
    }

    private ProblemException failed(String what, IOException failure) {
        return new ProblemException(
                Problem.of(
                        ProblemCode.FILE_UNREADABLE,
                        what,
                        "%s: %s".formatted(file, failure.getMessage()),
                        "Make room in that folder and make it writable."),
                failure);
    }
}
