package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.code.CodeDifference;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The texts that were saved of a file: keeping them, looking at them, bringing one back. Used on
/// the JavaFX thread.
final class VersionsViewModel {
    /// A version beside the text as it is here.
    record Looked(LocalHistory.Version version, CodeDifference sinceThen) {}

    private final BackgroundWork work;
    private final Newest newest;
    private final LocalHistory history;
    private final Path file;
    private final EditorViewModel editor;
    private final Clock clock;
    private final ReadOnlyBooleanWrapper shown = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable List<LocalHistory.Version>> versions =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Looked> looked = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();

    VersionsViewModel(
            BackgroundWork work,
            LocalHistory history,
            Path file,
            EditorViewModel editor,
            Clock clock) {
        this.work = work;
        newest = new Newest(work);
        this.history = history;
        this.file = file;
        this.editor = editor;
        this.clock = clock;
        editor.onSaved(this::keep);
    }

    /// Whether they are looked at.
    ReadOnlyBooleanProperty shownProperty() {
        return shown.getReadOnlyProperty();
    }

    /// All versions, newest first; null until they are listed.
    ReadOnlyObjectProperty<@Nullable List<LocalHistory.Version>> versionsProperty() {
        return versions.getReadOnlyProperty();
    }

    /// The version that is looked at; null before it is read.
    ReadOnlyObjectProperty<@Nullable Looked> lookedProperty() {
        return looked.getReadOnlyProperty();
    }

    /// What did not work, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    Clock clock() {
        return clock;
    }

    @FunctionalInterface
    private interface Job<T> {
        T run() throws IOException;
    }

    private <T> Callable<T> reading(String failure, Job<T> job) {
        return () -> {
            try {
                return job.run();
            } catch (IOException e) {
                throw new ProblemException(problem(failure, e), e);
            }
        };
    }

    private Problem problem(String what, IOException e) {
        return Problem.of(
                ProblemCode.FILE_UNREADABLE,
                what.formatted(file.getFileName()),
                "%s.".formatted(e.getMessage()),
                "Make room or give yourself the right to read and write there; the file itself is"
                        + " not touched by this.");
    }

    /// A text took the place of another one in the file.
    private void keep(String before, String now) {
        var at = clock.instant();
        work.start(
                reading(
                        "The local history of %s was not kept",
                        () -> {
                            // What another program, or nobody, wrote there is worth keeping too.
                            history.keep(file, before, at.minusMillis(1));
                            history.keep(file, now, at);
                            return true;
                        }),
                _ -> {},
                editor::tell);
    }

    /// Lists the versions.
    void open() {
        versions.set(null);
        looked.set(null);
        problem.set(null);
        shown.set(true);
        newest.start(
                reading("The local history of %s was not read", () -> history.of(file)),
                versions::set,
                problem::set);
    }

    /// Goes back to the text.
    void close() {
        newest.forget();
        shown.set(false);
        versions.set(null);
        looked.set(null);
    }

    /// Compares a version with the text here.
    void look(LocalHistory.Version version) {
        var now = editor.snapshot();
        if (now == null) {
            return;
        }
        newest.start(
                reading(
                        "A version of %s was not read",
                        () ->
                                new Looked(
                                        version,
                                        CodeDifference.between(history.text(version), now.text()))),
                result -> {
                    problem.set(null);
                    looked.set(result);
                },
                problem::set);
    }

    /// Makes the text here that of the version that is looked at: one step that can be undone, and
    /// nothing is saved.
    void restore() {
        var wanted = looked.get();
        if (wanted != null) {
            newest.start(
                    reading(
                            "A version of %s was not restored",
                            () -> history.text(wanted.version())),
                    text -> {
                        close();
                        editor.replace(text);
                    },
                    problem::set);
        }
    }
}
