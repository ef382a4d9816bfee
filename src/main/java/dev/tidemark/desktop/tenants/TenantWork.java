package dev.tidemark.desktop.tenants;

import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.work.FxEvents;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.StopSignal;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// One piece of work on tenants at a time: what it is at, how far, and a stop. Used on the JavaFX
/// thread.
final class TenantWork {
    private final PageContext context;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper ended = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper text = new ReadOnlyStringWrapper("");
    private final ReadOnlyDoubleWrapper fraction = new ReadOnlyDoubleWrapper(-1);
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private StopSignal signal = new StopSignal();
    private @Nullable RunningTask task;

    TenantWork(PageContext context) {
        this.context = context;
    }

    /// What it is at.
    ///
    /// @param text a few words
    /// @param fraction 0 to 1, or -1 when it is not known
    record Progress(String text, double fraction) {}

    /// Some work of the engine.
    @FunctionalInterface
    interface Job<T> {
        /// Called on a worker.
        T run(StopSignal stop, Consumer<Progress> tell) throws InterruptedException;
    }

    /// Begins; does nothing while something else goes on.
    ///
    /// @param title for the list of running tasks
    /// @param done gets what there is when it went well; what went wrong is [#problemProperty]
    /// @param over is called last, however it ended
    <T> void start(
            String title, RunningTask.Weight weight, Job<T> job, Consumer<T> done, Runnable over) {
        if (running.get()) {
            return;
        }
        var stop = new StopSignal();
        signal = stop;
        problem.set(null);
        text.set("Beginning…");
        fraction.set(-1);
        ended.set(false);
        running.set(true);
        var listed =
                context.tasks()
                        .begin(
                                new RunningTask(
                                        title,
                                        context.target().profile().name(),
                                        weight,
                                        this::stop));
        task = listed;
        var events =
                new FxEvents<Progress>(context.work().fxThread(), batch -> show(batch.getLast()));
        context.work()
                .start(
                        () -> job.run(stop, events),
                        result -> {
                            done.accept(result);
                            ended.set(true);
                            over.run();
                        },
                        failure -> {
                            problem.set(failure);
                            ended.set(true);
                            over.run();
                        },
                        () -> {
                            running.set(false);
                            context.tasks().end(listed);
                        });
    }

    private void show(Progress progress) {
        text.set(progress.text());
        fraction.set(progress.fraction());
        var listed = task;
        if (listed != null) {
            listed.report(progress.text(), progress.fraction());
        }
    }

    /// Asks it to stop, harder each time.
    void stop() {
        var asked = signal;
        text.set("Stopping…");
        context.work().start(asked::escalate, _ -> {}, _ -> {});
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether it came to an end, whichever.
    ReadOnlyBooleanProperty endedProperty() {
        return ended.getReadOnlyProperty();
    }

    ReadOnlyStringProperty textProperty() {
        return text.getReadOnlyProperty();
    }

    /// 0 to 1; -1 while that is not known.
    ReadOnlyDoubleProperty fractionProperty() {
        return fraction.getReadOnlyProperty();
    }

    /// What went wrong; null for nothing.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }
}
