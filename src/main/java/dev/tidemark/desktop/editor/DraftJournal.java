package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.problem.Problem;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/// Keeps what is typed into one file, one writing at a time. Used on the JavaFX thread.
final class DraftJournal {
    private final BackgroundWork work;
    private final Drafts drafts;
    private final Path file;
    private final Clock clock;
    private final BooleanSupplier unsaved;
    private final Consumer<Problem> problem;
    private long kept;
    private boolean writing;

    /// @param unsaved whether there is something to keep
    /// @param problem gets why it could not be kept
    DraftJournal(
            BackgroundWork work,
            Drafts drafts,
            Path file,
            Clock clock,
            BooleanSupplier unsaved,
            Consumer<Problem> problem) {
        this.work = work;
        this.drafts = drafts;
        this.file = file;
        this.clock = clock;
        this.unsaved = unsaved;
        this.problem = problem;
    }

    /// Keeps a text, unless this version of it is kept already or another one is being written.
    ///
    /// @param base the digest of the file that it was typed into
    void keep(TextSnapshot text, String base, long version) {
        if (writing || version == kept) {
            return;
        }
        if (!unsaved.getAsBoolean()) {
            forget(version);
            return;
        }
        writing = true;
        work.start(
                () -> {
                    drafts.keep(file, new Drafts.Draft(base, clock.instant(), text.text()));
                    return true;
                },
                _ -> {
                    kept = version;
                    if (!unsaved.getAsBoolean()) {
                        // It was saved while this was being written.
                        forget(version);
                    }
                },
                problem,
                () -> writing = false);
    }

    /// Forgets what was kept: this version is in the file.
    void forget(long version) {
        kept = version;
        work.start(
                () -> {
                    drafts.forget(file);
                    return true;
                },
                _ -> {},
                problem);
    }
}
