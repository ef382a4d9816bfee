package dev.tidemark.desktop.work;

import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/// What runs now, in the order in which it began. Used on the JavaFX thread.
public final class RunningTasks {
    private final ObservableList<RunningTask> tasks = FXCollections.observableArrayList();
    private final ObservableList<RunningTask> view =
            FXCollections.unmodifiableObservableList(tasks);

    /// The running tasks; not to be changed.
    public ObservableList<RunningTask> all() {
        return view;
    }

    /// Lists a task that begins.
    public RunningTask begin(RunningTask task) {
        tasks.add(task);
        return task;
    }

    /// Takes a task that is over off the list.
    public void end(RunningTask task) {
        tasks.remove(task);
    }

    /// Whether something runs that the application may not leave behind unasked.
    public boolean holdExit() {
        return tasks.stream().anyMatch(task -> task.weight() == RunningTask.Weight.HOLDS_EXIT);
    }
}
