package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.run.StopSignal;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The backup that a rollout demands, as the rollout makes it. Used on the JavaFX thread.
final class BackupViewModel {
    private static final int MOST_LINES = 500;

    private final BackgroundWork work;
    private final RunningTasks tasks;
    private final String targetName;
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable StepRecord> record =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private StopSignal signal = new StopSignal();
    private @Nullable RunningTask task;

    BackupViewModel(BackgroundWork work, RunningTasks tasks, String targetName) {
        this.work = work;
        this.tasks = tasks;
        this.targetName = targetName;
    }

    /// Forgets the backup of another plan.
    void forget() {
        record.set(null);
        problem.set(null);
        lines.clear();
    }

    /// Makes it.
    void start(LiveRollout rollout) {
        if (working.get()) {
            return;
        }
        forget();
        working.set(true);
        var stop = new StopSignal();
        signal = stop;
        var begun =
                tasks.begin(
                        new RunningTask(
                                "Backup before the rollout",
                                targetName,
                                RunningTask.Weight.HOLDS_EXIT,
                                this::stop));
        task = begun;
        work.start(
                () -> rollout.take(live -> live.backup(stop)),
                this::ended,
                problem::set,
                () -> {
                    working.set(false);
                    tasks.end(begun);
                });
    }

    /// Asks it to stop; asked again, harder.
    void stop() {
        if (working.get()) {
            signal.escalate();
        }
    }

    /// A line of what it does.
    void say(String text) {
        if (lines.size() >= MOST_LINES) {
            lines.removeFirst();
        }
        lines.add(text);
        if (task != null && working.get()) {
            task.report(text, -1);
        }
    }

    /// It could not be asked for.
    void failed(Problem why) {
        problem.set(why);
    }

    /// What came of it, or that none is demanded.
    void ended(StepRecord made) {
        record.set(made);
        problem.set(made.problem().orElse(null));
    }

    ObservableList<String> lines() {
        return lines;
    }

    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /// What came of it; null before.
    ReadOnlyObjectProperty<@Nullable StepRecord> recordProperty() {
        return record.getReadOnlyProperty();
    }

    /// Why there is none; null before, and when there is one.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Whether the rollout may go on.
    boolean satisfied() {
        return Optional.ofNullable(record.get()).filter(StepRecord::satisfied).isPresent();
    }
}
