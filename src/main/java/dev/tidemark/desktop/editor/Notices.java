package dev.tidemark.desktop.editor;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The notices of a file and their words.
final class Notices {
    private static final Set<Notice.Kind> LOCKING =
            EnumSet.of(Notice.Kind.NOT_WRITABLE, Notice.Kind.TOO_LARGE, Notice.Kind.LONG_LINES);
    private static final DateTimeFormatter TODAY =
            DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter EARLIER =
            DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm", Locale.ENGLISH);

    private final Clock clock;
    private final ObservableList<Notice> shown = FXCollections.observableArrayList();
    private boolean locked;

    Notices(Clock clock) {
        this.clock = clock;
    }

    ObservableList<Notice> shown() {
        return shown;
    }

    /// Whether the text can't be edited at all.
    boolean locked() {
        return locked;
    }

    void opened(OpenedFile read) {
        shown.clear();
        switch (read.limit()) {
            case NOT_WRITABLE ->
                    add(
                            Notice.Kind.NOT_WRITABLE,
                            "This file can only be read. Give yourself the right to write it, and"
                                    + " open it again.");
            case TOO_LARGE ->
                    add(
                            Notice.Kind.TOO_LARGE,
                            ("This file has %,d MB. Its first 2 MB are shown, to be read only;"
                                            + " Tidemark runs files of any size, but edits none"
                                            + " above 50 MB.")
                                    .formatted(read.size() >> 20));
            case LONG_LINES ->
                    add(
                            Notice.Kind.LONG_LINES,
                            "This file has lines of more than 20,000 characters. They are shown in"
                                    + " pieces, to be read only.");
            case NONE -> {}
        }
        locked = shown.stream().anyMatch(notice -> LOCKING.contains(notice.kind()));
        read.draft().ifPresent(draft -> restored(draft.at(), read));
        if (read.disk().missing()) {
            deleted();
        }
    }

    private void restored(Instant at, OpenedFile read) {
        String from = "Restored from the draft of %s.".formatted(time(at));
        add(
                Notice.Kind.RESTORED,
                read.draftOfOtherText() && !read.disk().missing()
                        ? from + " The file on disk has changed since then."
                        : from);
    }

    void deleted() {
        add(Notice.Kind.DELETED, "The file is not on disk any more. Saving writes it again.");
    }

    void changedOnDisk() {
        add(
                Notice.Kind.CHANGED_ON_DISK,
                "Another program changed this file at %s, and you have changes here."
                        .formatted(time(clock.instant())));
    }

    void reloaded() {
        add(
                Notice.Kind.RELOADED,
                "Another program changed this file; it was read again at %s."
                        .formatted(time(clock.instant())));
    }

    /// What saving settles goes.
    void saved() {
        shown.removeIf(notice ->
                switch (notice.kind()) {
                    case RESTORED, CHANGED_ON_DISK, RELOADED, DELETED -> true;
                    default -> false;
                });
    }

    void applied(@Nullable String where) {
        if (where == null) {
            remove(Notice.Kind.APPLIED);
        } else {
            add(
                    Notice.Kind.APPLIED,
                    ("Already applied to %s: saving a change makes it “changed”, and the database"
                                    + " stays as it is.")
                            .formatted(where));
        }
    }

    void remove(Notice.Kind kind) {
        shown.removeIf(notice -> notice.kind() == kind);
    }

    private void add(Notice.Kind kind, String text) {
        var notice = new Notice(kind, text);
        if (!shown.contains(notice)) {
            remove(kind);
            shown.add(notice);
        }
    }

    private String time(Instant at) {
        var time = at.atZone(clock.getZone());
        boolean today = time.toLocalDate().equals(LocalDate.now(clock));
        return time.format(today ? TODAY : EARLIER);
    }
}
