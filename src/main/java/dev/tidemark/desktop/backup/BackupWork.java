package dev.tidemark.desktop.backup;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.work.FxEvents;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.backup.BackupEvent;
import dev.tidemark.engine.backup.BackupListener;
import dev.tidemark.engine.backup.Outcome;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.StopSignal;
import java.util.List;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// One piece of work of the engine at a time, as it goes on: what it does now, how far it is, and a
/// stop. Used on the JavaFX thread.
final class BackupWork {
    private static final int MOST_LINES = 500;

    private final PageContext context;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper phase = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper detail = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper blocked = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyStringWrapper stopText = new ReadOnlyStringWrapper("Stop");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ObservableList<String> log = FXCollections.observableArrayList();
    private StopSignal signal = new StopSignal();
    private @Nullable RunningTask task;

    BackupWork(PageContext context) {
        this.context = context;
    }

    /// Some work of the engine.
    ///
    /// @param <T> what there is when it went well
    @FunctionalInterface
    interface Job<T> {
        /// Called on a worker.
        Outcome<T> run(StopSignal stop, BackupListener listener) throws InterruptedException;
    }

    /// Whether the window's own sessions may stay while it works.
    enum Window {
        STAYS,
        /// The work needs a database that nobody is connected to.
        LEAVES
    }

    /// Begins; does nothing while something else goes on.
    ///
    /// @param title for the list of running tasks
    /// @param done gets what there is when it went well; what went wrong is [#problemProperty]
    <T> void start(String title, Window window, Job<T> job, Consumer<T> done) {
        start(title, window, job, done, _ -> {});
    }

    /// [#start(String, Window, Job, Consumer)], telling what went wrong too.
    <T> void start(
            String title, Window window, Job<T> job, Consumer<T> done, Consumer<Problem> failed) {
        if (running.get()) {
            return;
        }
        var stop = new StopSignal();
        begin(title, stop);
        var events = new FxEvents<BackupEvent>(context.work().fxThread(), this::show);
        var leave = window == Window.LEAVES ? context.target().leave() : (Runnable) () -> {};
        context.work()
                .start(
                        () -> {
                            leave.run();
                            return job.run(stop, events::accept).orElseThrow();
                        },
                        done,
                        failure -> {
                            problem.set(failure);
                            failed.accept(failure);
                        },
                        () -> ended(window));
    }

    private void begin(String title, StopSignal stop) {
        signal = stop;
        problem.set(null);
        phase.set("beginning");
        detail.set("");
        blocked.set("");
        fraction.set(-1);
        stopText.set("Stop");
        log.clear();
        running.set(true);
        task =
                context.tasks()
                        .begin(
                                new RunningTask(
                                        title,
                                        context.target().title(),
                                        RunningTask.Weight.HOLDS_EXIT,
                                        this::stop));
    }

    private void ended(Window window) {
        running.set(false);
        blocked.set("");
        fraction.set(1);
        var over = task;
        if (over != null) {
            context.tasks().end(over);
        }
        if (window == Window.LEAVES) {
            context.target().comeBack();
        }
    }

    /// Asks it to stop, harder each time; what it made so far is removed.
    void stop() {
        if (!running.get()) {
            return;
        }
        var asked = signal;
        stopText.set("Stop again");
        phase.set("stopping");
        context.work().start(asked::escalate, _ -> {}, _ -> {});
    }

    private void show(List<BackupEvent> events) {
        if (!running.get()) {
            return;
        }
        events.forEach(this::show);
        var listed = task;
        if (listed != null) {
            listed.report(phase.get(), fraction.get());
        }
    }

    private void show(BackupEvent event) {
        switch (event) {
            case BackupEvent.Phase(var text) -> {
                phase.set(text);
                detail.set("");
                fraction.set(-1);
                write(text);
            }
            case BackupEvent.Told(var text) -> write(text);
            case BackupEvent.Working(var text) -> {
                detail.set(text);
                write(text);
            }
            case BackupEvent.Progress(var what, var done, var total) -> {
                detail.set(what);
                fraction.set(total > 0 ? Math.min(1, (double) done / total) : -1);
            }
            case BackupEvent.Counted(var table, var rows, var done, var total) -> {
                detail.set("%s: %,d rows, table %,d of %,d".formatted(table, rows, done, total));
                fraction.set(total > 0 ? Math.min(1, (double) done / total) : -1);
            }
            case BackupEvent.Blocked(var who) -> {
                blocked.set(who.isEmpty() ? "" : "It waits for %s.".formatted(who));
                write(who.isEmpty() ? "waits no more" : "waits for " + who);
            }
        }
    }

    private void write(String line) {
        if (log.size() == MOST_LINES) {
            log.removeFirst();
        }
        log.add(line);
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// What it does now.
    ReadOnlyStringProperty phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// The table or file that it is at.
    ReadOnlyStringProperty detailProperty() {
        return detail.getReadOnlyProperty();
    }

    /// Whom it waits for, a sentence; empty for nobody.
    ReadOnlyStringProperty blockedProperty() {
        return blocked.getReadOnlyProperty();
    }

    /// How far it is, 0 to 1; -1 while that is not known.
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    ReadOnlyStringProperty stopTextProperty() {
        return stopText.getReadOnlyProperty();
    }

    /// What went wrong the last time; null for nothing.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// What it said, the latest last.
    ObservableList<String> log() {
        return log;
    }
}
