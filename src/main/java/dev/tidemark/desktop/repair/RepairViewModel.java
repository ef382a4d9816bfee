package dev.tidemark.desktop.repair;

import dev.tidemark.desktop.page.Navigator.RepairRequest;
import dev.tidemark.desktop.target.PinnedTarget;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.problem.Problem;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.beans.binding.BooleanBinding;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// State and actions of a repair's page. Used on the JavaFX thread.
final class RepairViewModel {
    private final PinnedTarget target;
    private final BackgroundWork work;
    private final RunningTasks tasks;
    private final RepairRequest request;
    private final String version;
    private final Consumer<Prepared> done;
    private final ReadOnlyObjectWrapper<Phase> phase = new ReadOnlyObjectWrapper<>(Phase.READING);
    private final ReadOnlyObjectWrapper<@Nullable Prepared> prepared =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyStringWrapper stopText = new ReadOnlyStringWrapper("Stop");
    private final StringProperty reason = new SimpleStringProperty("");
    private final StringProperty typedName = new SimpleStringProperty("");
    private final BooleanBinding committable;
    private @Nullable StoppableConnector running;
    private int asked;

    /// Where a repair stands.
    enum Phase {
        /// Files and database are read, and the plan is made.
        READING,
        /// The plan is shown.
        SHOWN,
        /// There is no plan, because it can't be done.
        REFUSED,
        /// It is being done.
        RUNNING,
        DONE
    }

    /// @param version Tidemark's own, for the journal
    /// @param done called when it was done
    RepairViewModel(
            PinnedTarget target,
            BackgroundWork work,
            RunningTasks tasks,
            RepairRequest request,
            String version,
            Consumer<Prepared> done) {
        this.target = target;
        this.work = work;
        this.tasks = tasks;
        this.request = request;
        this.version = version;
        this.done = done;
        committable =
                Bindings.createBooleanBinding(this::isCommittable, phase, prepared, typedName);
    }

    ReadOnlyObjectProperty<Phase> phaseProperty() {
        return phase.getReadOnlyProperty();
    }

    /// The plan that is shown; null before it is made.
    ReadOnlyObjectProperty<@Nullable Prepared> preparedProperty() {
        return prepared.getReadOnlyProperty();
    }

    /// Why it can't be done, or was not; null when nothing is wrong.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Why the person does it; kept in the journal.
    StringProperty reasonProperty() {
        return reason;
    }

    /// What the person typed for the target's name.
    StringProperty typedNameProperty() {
        return typedName;
    }

    /// Whether the target's name has to be typed.
    boolean asksForName() {
        return target.profile().protectedTarget();
    }

    String targetName() {
        return target.profile().name();
    }

    /// Whether it can be done now.
    BooleanBinding committableProperty() {
        return committable;
    }

    /// What the stop button says.
    ReadOnlyStringProperty stopTextProperty() {
        return stopText.getReadOnlyProperty();
    }

    /// What the button says that does it.
    String commitText() {
        var plan = prepared.get();
        return RepairWords.commit(request, target.title(), plan == null ? "" : plan.chosen());
    }

    /// Reads and plans, for what fits best.
    void prepare() {
        prepare(Optional.empty());
    }

    /// Plans it for another choice.
    void choose(String choice) {
        var plan = prepared.get();
        if (plan != null && !plan.chosen().equals(choice) && phase.get() == Phase.SHOWN) {
            prepare(Optional.of(choice));
        }
    }

    private void prepare(Optional<String> chosen) {
        int its = ++asked;
        phase.set(Phase.READING);
        problem.set(null);
        var preparation = new Preparation(target.sources(), target.actor(version));
        work.start(
                () -> preparation.of(request, chosen),
                made -> {
                    if (its == asked) {
                        prepared.set(made);
                        phase.set(Phase.SHOWN);
                    }
                },
                failure -> {
                    if (its == asked) {
                        prepared.set(null);
                        problem.set(failure);
                        phase.set(Phase.REFUSED);
                    }
                });
    }

    /// Does what is shown.
    void commit() {
        var plan = prepared.get();
        if (plan == null || !committable.get()) {
            return;
        }
        var connector = new StoppableConnector(target.runs());
        var why = Optional.of(reason.get().strip()).filter(text -> !text.isEmpty());
        var task =
                tasks.begin(
                        new RunningTask(
                                plan.plan().title(),
                                target.title(),
                                RunningTask.Weight.HOLDS_EXIT,
                                this::stop));
        running = connector;
        problem.set(null);
        stopText.set("Stop");
        phase.set(Phase.RUNNING);
        work.start(
                () -> {
                    new Execution(plan.plan(), connector).run(why);
                    return plan;
                },
                this::finished,
                this::failed,
                () -> {
                    running = null;
                    tasks.end(task);
                });
    }

    /// Asks to stop; asked again, cuts the connection.
    void stop() {
        var connector = running;
        if (connector != null) {
            stopText.set("Force stop");
            work.start(
                    () -> {
                        connector.stop();
                        return connector;
                    },
                    _ -> {},
                    _ -> {});
        }
    }

    private void finished(Prepared plan) {
        phase.set(Phase.DONE);
        target.refresh();
        done.accept(plan);
    }

    /// What failed may have been shown of a state that is past: it is looked at again first.
    private void failed(Problem failure) {
        problem.set(failure);
        phase.set(Phase.REFUSED);
        target.refresh();
    }

    private boolean isCommittable() {
        var plan = prepared.get();
        boolean named = !asksForName() || typedName.get().strip().equals(targetName());
        return phase.get() == Phase.SHOWN && plan != null && !plan.plan().empty() && named;
    }
}
