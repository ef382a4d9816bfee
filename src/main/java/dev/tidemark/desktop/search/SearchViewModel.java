package dev.tidemark.desktop.search;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.work.FxEvents;
import dev.tidemark.desktop.work.Newest;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.project.ProjectFile;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// Finding something in all files of the project. Used on the JavaFX thread; it searches beside it.
final class SearchViewModel {
    /// More than anybody reads.
    static final int MOST = 10_000;

    private final PageContext context;
    private final Newest newest;
    private final StringProperty query = new SimpleStringProperty("");
    private final BooleanProperty matchCase = new SimpleBooleanProperty();
    private final BooleanProperty wholeWord = new SimpleBooleanProperty();
    private final BooleanProperty regex = new SimpleBooleanProperty();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper status = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper error = new ReadOnlyStringWrapper("");
    private final ObservableList<SearchRow> rows = FXCollections.observableArrayList();
    private AtomicBoolean stopped = new AtomicBoolean();
    private int found;
    private int inFiles;
    private int unread;

    SearchViewModel(PageContext context) {
        this.context = context;
        newest = new Newest(context.work());
    }

    StringProperty queryProperty() {
        return query;
    }

    BooleanProperty matchCaseProperty() {
        return matchCase;
    }

    BooleanProperty wholeWordProperty() {
        return wholeWord;
    }

    BooleanProperty regexProperty() {
        return regex;
    }

    /// Whether it searches now.
    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// How far it is, or what came of it.
    ReadOnlyStringProperty statusProperty() {
        return status.getReadOnlyProperty();
    }

    /// What is wrong with what is looked for, or nothing.
    ReadOnlyStringProperty errorProperty() {
        return error.getReadOnlyProperty();
    }

    /// What was found, as it comes.
    ObservableList<SearchRow> rows() {
        return rows;
    }

    /// Searches anew for what is wanted now; what still runs ends.
    void search() {
        stop();
        newest.forget();
        running.set(false);
        rows.clear();
        status.set("");
        error.set("");
        found = 0;
        inFiles = 0;
        unread = 0;
        var snapshot = context.target().snapshotProperty().get();
        if (query.get().isEmpty()) {
            return;
        }
        if (snapshot == null) {
            error.set("The project is not read yet");
            return;
        }
        try {
            var options = new WantedText.Options(matchCase.get(), wholeWord.get(), regex.get());
            start(new WantedText(query.get(), options).pattern(), snapshot.project().files());
        } catch (PatternSyntaxException e) {
            error.set(e.getDescription());
        }
    }

    private void start(Pattern wanted, List<ProjectFile> files) {
        var mine = new AtomicBoolean();
        stopped = mine;
        var task =
                context.tasks()
                        .begin(
                                new RunningTask(
                                        "Find in all files",
                                        context.target().title(),
                                        RunningTask.Weight.LIGHT,
                                        this::stop));
        running.set(true);
        var events =
                new FxEvents<List<SearchRow>>(
                        context.work().fxThread(),
                        batches -> {
                            if (!mine.get()) {
                                show(batches);
                            }
                        });
        newest.start(
                () -> run(wanted, files, mine, events),
                ending -> {
                    running.set(false);
                    status.set(ending.text() + said());
                },
                _ -> {},
                () -> context.tasks().end(task));
    }

    private enum Ending {
        WHOLE(""),
        STOPPED("Stopped: "),
        ENOUGH("The first "),
        TOO_LONG("It takes too long: ");

        private final String text;

        Ending(String text) {
            this.text = text;
        }

        String text() {
            return text;
        }
    }

    /// On a worker.
    private static Ending run(
            Pattern wanted,
            List<ProjectFile> files,
            AtomicBoolean stop,
            Consumer<List<SearchRow>> found) {
        int left = MOST;
        for (var file : files) {
            if (stop.get()) {
                return Ending.STOPPED;
            }
            try {
                var rows = FileSearch.of(file, wanted, left);
                if (!rows.isEmpty()) {
                    left -= rows.size() - 1;
                    found.accept(rows);
                }
            } catch (WantedText.TooLong | StackOverflowError e) {
                return Ending.TOO_LONG;
            }
            if (left <= 0) {
                return Ending.ENOUGH;
            }
        }
        return Ending.WHOLE;
    }

    private void show(List<List<SearchRow>> files) {
        files.forEach(file -> count(file.getFirst()));
        rows.addAll(files.stream().flatMap(List::stream).toList());
        status.set(said());
    }

    private void count(SearchRow first) {
        switch (first) {
            case SearchRow.Heading heading -> {
                found += heading.count();
                inFiles++;
            }
            case SearchRow.Unread _ -> unread++;
            case SearchRow.Hit _ -> throw new IllegalStateException("a place without its file");
        }
    }

    private String said() {
        String places =
                found == 0
                        ? "nothing found"
                        : "%,d %s in %,d %s"
                                .formatted(
                                        found,
                                        found == 1 ? "place" : "places",
                                        inFiles,
                                        inFiles == 1 ? "file" : "files");
        return unread == 0
                ? places
                : "%s, %,d %s not read"
                        .formatted(places, unread, unread == 1 ? "file was" : "files were");
    }

    /// Ends what runs; what was found stays.
    void stop() {
        if (running.get()) {
            stopped.set(true);
        }
    }

    /// Opens the editor at a place.
    void open(SearchRow row) {
        switch (row) {
            case SearchRow.Hit hit ->
                    context.navigator().editor(hit.file().path(), hit.line(), hit.column());
            case SearchRow.Heading heading ->
                    context.navigator().editor(heading.file().path(), 1, 1);
            case SearchRow.Unread unreadFile ->
                    context.navigator().editor(unreadFile.file().path(), 1, 1);
        }
    }
}
