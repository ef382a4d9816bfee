package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.code.CodeDifference;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.engine.files.TextFile;
import dev.tidemark.engine.migration.MigrationOutline;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.sql.ScriptOptions;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A file that is edited: reading, saving, drafts, what happens to it on disk, and what the engine
/// understands of it. Used on the JavaFX thread.
final class EditorViewModel {
    private final BackgroundWork work;
    private final Path file;
    private final String shown;
    private final Drafts drafts;
    private final Supplier<ScriptOptions> options;
    private final Notices notices;
    private final DraftJournal journal;

    private final ReadOnlyObjectWrapper<@Nullable OpenedFile> opened =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable MigrationOutline> outline =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Comparison> comparison =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper unsaved = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper saving = new ReadOnlyBooleanWrapper();

    private BiConsumer<String, String> afterSaving = (_, _) -> {};
    private @Nullable EditedText text;
    private TextFile base = TextFile.empty();
    private DiskStamp disk = DiskStamp.MISSING;
    private @Nullable TextFile other;
    private boolean restored;
    private boolean gone;
    private long version;
    private boolean looking;

    /// @param shown the file's path as people know it
    /// @param options how the engine reads the text
    EditorViewModel(
            BackgroundWork work,
            Path file,
            String shown,
            Drafts drafts,
            Supplier<ScriptOptions> options,
            Clock clock) {
        this.work = work;
        this.file = file;
        this.shown = shown;
        this.drafts = drafts;
        this.options = options;
        this.notices = new Notices(clock);
        this.journal = new DraftJournal(work, drafts, file, clock, unsaved::get, problem::set);
    }

    /// What was read first; null before that.
    ReadOnlyObjectProperty<@Nullable OpenedFile> openedProperty() {
        return opened.getReadOnlyProperty();
    }

    /// What did not work, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What is understood of the text; null before it was looked at.
    ReadOnlyObjectProperty<@Nullable MigrationOutline> outlineProperty() {
        return outline.getReadOnlyProperty();
    }

    /// Two texts to be shown beside each other, or null.
    ReadOnlyObjectProperty<@Nullable Comparison> comparisonProperty() {
        return comparison.getReadOnlyProperty();
    }

    /// Whether there is something that is not in the file.
    ReadOnlyBooleanProperty unsavedProperty() {
        return unsaved.getReadOnlyProperty();
    }

    /// Whether it is being written.
    ReadOnlyBooleanProperty savingProperty() {
        return saving.getReadOnlyProperty();
    }

    /// Whether the text may be edited.
    boolean editable() {
        return text != null && !notices.locked();
    }

    /// How the text stands with its file.
    ObservableList<Notice> notices() {
        return notices.shown();
    }

    /// What the file's encoding is, for example `UTF-8 · CRLF`.
    String encoding() {
        return "UTF-8%s · %s".formatted(base.marked() ? " with BOM" : "", base.ends().text());
    }

    /// Reads the file, and a draft of it.
    void open() {
        work.start(() -> OpenedFile.open(file, shown, drafts), this::opened, problem::set);
    }

    private void opened(OpenedFile read) {
        problem.set(null);
        base = read.file();
        disk = read.disk();
        restored = read.draft().isPresent();
        gone = read.disk().missing();
        notices.opened(read);
        opened.set(read);
    }

    /// The text is in a control now.
    void edits(EditedText edited) {
        text = edited;
        edited.onChange(_ -> version++);
        edited.changed().addListener((_, _, _) -> tell());
        tell();
        outline();
    }

    private void tell() {
        unsaved.set(restored || gone || (text != null && text.changed().get()));
    }

    /// Keeps what was typed since the last time. To be called within a second of each change.
    void journal() {
        if (text != null) {
            journal.keep(text.snapshot(), base.digest(), version);
        }
    }

    /// Writes the file. One that somebody else changed meanwhile is not overwritten; the notice
    /// tells.
    void save() {
        if (text == null || saving.get() || notices.locked()) {
            return;
        }
        if (other != null) {
            notices.changedOnDisk();
            return;
        }
        long saved = version;
        var snapshot = text.snapshot();
        var before = base;
        var known = disk;
        saving.set(true);
        work.start(
                () -> Saving.of(file, shown, snapshot, before, known),
                outcome -> saved(outcome, saved, before, snapshot),
                problem::set,
                () -> saving.set(false));
    }

    private void saved(Saving outcome, long savedVersion, TextFile before, TextSnapshot written) {
        switch (outcome) {
            case Saving.Refused refused -> looked(refused.look());
            case Saving.Done done -> {
                problem.set(null);
                afterSaving.accept(before.text(), written.text());
                base = done.file();
                disk = done.disk();
                restored = false;
                gone = false;
                notices.saved();
                if (savedVersion == version && text != null) {
                    text.markSaved();
                }
                tell();
                if (!unsaved.get()) {
                    journal.forget(version);
                }
            }
        }
    }

    /// Calls somebody after each saving, with the text that was in the file and the one that is.
    void onSaved(BiConsumer<String, String> listener) {
        afterSaving = listener;
    }

    /// The text now; null before it is read.
    @Nullable TextSnapshot snapshot() {
        return text == null ? null : text.snapshot();
    }

    /// Tells what did not work, above the text.
    void tell(Problem failure) {
        problem.set(failure);
    }

    /// Looks whether the file changed on disk.
    void look() {
        if (text == null || looking || saving.get() || notices.locked()) {
            return;
        }
        var known = disk;
        String digest = base.digest();
        looking = true;
        work.start(
                () -> DiskLook.at(file, shown, known, digest),
                look -> {
                    if (disk.equals(known)) {
                        looked(look);
                    }
                },
                problem::set,
                () -> looking = false);
    }

    private void looked(DiskLook look) {
        switch (look) {
            case DiskLook.Same same -> {
                disk = same.disk();
                if (gone && !disk.missing()) {
                    gone = false;
                    notices.remove(Notice.Kind.DELETED);
                    tell();
                }
            }
            case DiskLook.Gone _ -> {
                disk = DiskStamp.MISSING;
                gone = true;
                notices.deleted();
                tell();
            }
            case DiskLook.Other found -> {
                disk = found.disk();
                other = found.file();
                gone = false;
                notices.remove(Notice.Kind.DELETED);
                if (unsaved.get() && (restored || changedHere())) {
                    notices.changedOnDisk();
                } else {
                    take(found.file(), notices::reloaded);
                }
            }
            case DiskLook.Unreadable unreadable -> {
                disk = unreadable.disk();
                problem.set(unreadable.problem());
            }
        }
    }

    private boolean changedHere() {
        return text != null && text.changed().get();
    }

    /// Shows what is on disk now instead of what was typed.
    void reload() {
        if (other != null) {
            take(other, () -> {});
        }
    }

    /// Shows the file instead of the draft.
    void discardDraft() {
        take(other == null ? base : other, () -> {});
    }

    /// What is here stays, and the next save replaces what is on disk.
    void keepMine() {
        if (other != null) {
            base = other;
            other = null;
            restored = true;
            notices.remove(Notice.Kind.CHANGED_ON_DISK);
            tell();
            version++;
        }
    }

    /// Makes the text another one, as one step that can be undone. The file stays as it is.
    void replace(String wanted) {
        var edited = text;
        if (edited == null || !editable()) {
            return;
        }
        long asked = version;
        var snapshot = edited.snapshot();
        work.start(
                () -> Edit.between(snapshot.text(), wanted),
                edit -> {
                    if (version == asked) {
                        edited.edit(edit);
                    } else {
                        replace(wanted);
                    }
                },
                problem::set);
    }

    /// Makes the text that of a file, as one step that can be undone.
    private void take(TextFile wanted, Runnable then) {
        var edited = text;
        if (edited == null) {
            return;
        }
        long asked = version;
        var snapshot = edited.snapshot();
        work.start(
                () -> Edit.between(snapshot.text(), wanted.text()),
                edit -> {
                    if (version != asked) {
                        take(wanted, then);
                        return;
                    }
                    edited.edit(edit);
                    edited.markSaved();
                    base = wanted;
                    other = null;
                    restored = false;
                    notices.remove(Notice.Kind.CHANGED_ON_DISK);
                    notices.remove(Notice.Kind.RESTORED);
                    tell();
                    journal.forget(version);
                    then.run();
                },
                problem::set);
    }

    /// Compares what is on disk with what is here.
    void compare() {
        if (text == null) {
            return;
        }
        var snapshot = text.snapshot();
        String before = (other == null ? base : other).text();
        work.start(
                () ->
                        new Comparison(
                                "On disk", "Here", CodeDifference.between(before, snapshot.text())),
                comparison::set,
                problem::set);
    }

    /// The comparison was read.
    void endComparison() {
        comparison.set(null);
    }

    /// A notice was read.
    void dismiss(Notice notice) {
        notices.shown().remove(notice);
    }

    /// Somebody knows whether the migration has run.
    ///
    /// @param where what it ran on, or null
    void applied(@Nullable String where) {
        notices.applied(where);
    }

    /// How the engine reads the text.
    ScriptOptions options() {
        return options.get();
    }

    /// Looks what the engine understands of the text now.
    void outline() {
        if (text == null || notices.locked()) {
            return;
        }
        long asked = version;
        var snapshot = text.snapshot();
        var reading = options.get();
        work.start(
                () -> MigrationOutline.of(file, shown, snapshot.text(), reading),
                found -> {
                    if (version == asked) {
                        outline.set(found);
                    }
                },
                _ -> outline.set(null));
    }
}
