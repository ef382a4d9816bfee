package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.Rollout.Answer;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.verify.Check;
import java.util.List;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The checks after the run, for as long as the project wants to watch. Used on the JavaFX thread.
final class VerifyViewModel {
    private final BackgroundWork work;
    private final RunningTasks tasks;
    private final String targetName;
    private final ObservableList<Check> checks = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper checking = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable StepRecord> record =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper rounds = new ReadOnlyStringWrapper("");
    private final StringProperty reason = new SimpleStringProperty("");
    private StopSignal signal = new StopSignal();

    VerifyViewModel(BackgroundWork work, RunningTasks tasks, String targetName) {
        this.work = work;
        this.tasks = tasks;
        this.targetName = targetName;
    }

    /// Forgets what another rollout found.
    void forget() {
        checks.clear();
        record.set(null);
        problem.set(null);
        rounds.set("");
        reason.set("");
    }

    /// Makes the checks, from now on in the background.
    ///
    /// @param over hears that it came to its end
    void start(LiveRollout rollout, Runnable over) {
        if (checking.get()) {
            return;
        }
        forget();
        checking.set(true);
        var stop = new StopSignal();
        signal = stop;
        var task =
                tasks.begin(
                        new RunningTask(
                                "Verify the rollout",
                                targetName,
                                RunningTask.Weight.HOLDS_EXIT,
                                this::stop));
        work.start(
                () -> rollout.take(live -> live.verify(stop)),
                how -> {
                    ended(how);
                    over.run();
                },
                failure -> {
                    problem.set(failure);
                    over.run();
                },
                () -> {
                    checking.set(false);
                    tasks.end(task);
                });
    }

    /// Ends the watch before its time.
    void stop() {
        if (checking.get()) {
            signal.escalate();
        }
    }

    /// A person's decision on what could not be found out; it needs a reason.
    void decide(LiveRollout rollout, Answer good) {
        String why = reason.get().strip();
        var known = record.get();
        if (why.isEmpty() || checking.get() || known == null) {
            return;
        }
        work.start(() -> rollout.take(live -> live.decide(good, why)), this::ended, problem::set);
    }

    /// All checks were made once.
    void checked(int round, List<Check> found) {
        checks.setAll(found);
        rounds.set(round == 1 ? "Checked once" : "Checked %d times".formatted(round));
    }

    ObservableList<Check> checks() {
        return checks;
    }

    ReadOnlyBooleanProperty checkingProperty() {
        return checking.getReadOnlyProperty();
    }

    /// What came of it; null before.
    ReadOnlyObjectProperty<@Nullable StepRecord> recordProperty() {
        return record.getReadOnlyProperty();
    }

    /// Why it did not pass, or null.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// How often the checks were made; empty before the first time.
    ReadOnlyStringProperty roundsProperty() {
        return rounds.getReadOnlyProperty();
    }

    /// Why somebody decides as they do.
    StringProperty reasonProperty() {
        return reason;
    }

    /// Whether the checks found something wrong, or could not find out.
    boolean bad() {
        var known = record.get();
        return known != null
                && (known.state() == State.FAILED || known.state() == State.INCONCLUSIVE);
    }

    /// Whether there is nothing left to decide.
    boolean decided() {
        var known = record.get();
        return !checking.get() && known != null && known.state() != State.INCONCLUSIVE;
    }

    private void ended(StepRecord how) {
        record.set(how);
        problem.set(how.problem().orElse(null));
    }
}
