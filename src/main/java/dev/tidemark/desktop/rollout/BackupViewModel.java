package dev.tidemark.desktop.rollout;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.BackupOffer;
import dev.tidemark.engine.rollout.BackupWay;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.run.StopSignal;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The backup that a rollout demands, as the rollout makes it. Used on the JavaFX thread.
final class BackupViewModel {
    private static final int MOST_LINES = 500;

    private final PageContext context;
    private final String targetName;
    private final ObservableList<String> lines = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable StepRecord> record =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable BackupOffer> offer =
            new ReadOnlyObjectWrapper<>();
    private final StringProperty typedName = new SimpleStringProperty("");
    private final BooleanBinding wanted;
    private final BooleanBinding mayStart;
    private StopSignal signal = new StopSignal();
    private @Nullable RunningTask task;

    BackupViewModel(PageContext context, String targetName) {
        this.context = context;
        this.targetName = targetName;
        wanted =
                Bindings.createBooleanBinding(
                        () -> !working.get() && !satisfied(), working, record);
        mayStart =
                Bindings.createBooleanBinding(
                        () -> wanted.get() && (!asksForName() || typedName.get().equals(name())),
                        wanted,
                        offer,
                        typedName);
    }

    /// The preflight found which backup can be made.
    void offered(BackupOffer possible) {
        offer.set(possible);
    }

    /// Forgets the backup of another plan.
    void forget() {
        record.set(null);
        problem.set(null);
        lines.clear();
    }

    /// Makes it as it was offered. For a copy the window's own sessions leave the database.
    void start(LiveRollout rollout) {
        if (!mayStart.get()) {
            return;
        }
        forget();
        typedName.set("");
        boolean copy = copies();
        var leave = copy ? context.target().leave() : (Runnable) () -> {};
        working.set(true);
        var stop = new StopSignal();
        signal = stop;
        var begun =
                context.tasks()
                        .begin(
                                new RunningTask(
                                        "Backup before the rollout",
                                        targetName,
                                        RunningTask.Weight.HOLDS_EXIT,
                                        this::stop));
        task = begun;
        context.work()
                .start(
                        () -> {
                            leave.run();
                            return rollout.take(live -> {
                                if (copy) {
                                    live.backUpBy(BackupWay.COPY);
                                }
                                return live.backup(stop);
                            });
                        },
                        this::ended,
                        problem::set,
                        () -> {
                            working.set(false);
                            context.tasks().end(begun);
                            if (copy) {
                                context.target().comeBack();
                            }
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

    /// Which backup can be made; null while that is not known.
    ReadOnlyObjectProperty<@Nullable BackupOffer> offerProperty() {
        return offer.getReadOnlyProperty();
    }

    /// Whether it can only be a copy on the server, which locks everybody out.
    boolean copies() {
        var possible = offer.get();
        return possible != null && possible.way() == BackupWay.COPY;
    }

    /// Whether the target's name has to be typed before a copy.
    boolean asksForName() {
        return copies() && context.target().profile().protectedTarget();
    }

    /// What has to be typed then.
    String name() {
        return context.target().profile().name();
    }

    StringProperty typedNameProperty() {
        return typedName;
    }

    /// Whether none is made or being made yet.
    BooleanBinding wantedProperty() {
        return wanted;
    }

    /// Whether it can be made now; a second one is of no use to the rollout.
    BooleanBinding mayStart() {
        return mayStart;
    }

    /// Whether the rollout may go on.
    boolean satisfied() {
        return Optional.ofNullable(record.get()).filter(StepRecord::satisfied).isPresent();
    }
}
