package dev.tidemark.desktop.apply;

import dev.tidemark.desktop.run.RunWords;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.Connector;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.DryRun;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.StopSignal;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import org.jspecify.annotations.Nullable;

/// Tries a plan in a transaction that is rolled back. Used on the JavaFX thread.
public final class DryRunViewModel {
    private final BackgroundWork work;
    private final RunningTasks tasks;
    private final String targetName;
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper summary = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private StopSignal signal = new StopSignal();
    private long asked;

    /// @param targetName what people call the target
    public DryRunViewModel(BackgroundWork work, RunningTasks tasks, String targetName) {
        this.work = work;
        this.tasks = tasks;
        this.targetName = targetName;
    }

    /// Tries a plan, unless one is tried already.
    public void start(Connector connector, Plan plan, RunSettings settings) {
        if (running.get()) {
            return;
        }
        long mine = ++asked;
        var stop = new StopSignal();
        signal = stop;
        running.set(true);
        problem.set(null);
        summary.set("Trying, then rolling back…");
        var task =
                tasks.begin(
                        new RunningTask(
                                "Dry run of %s".formatted(RunWords.count(plan.migrations().size())),
                                targetName,
                                RunningTask.Weight.LIGHT,
                                this::stop));
        work.start(
                () -> new DryRun(connector).run(plan, settings, stop, RunListener.SILENT),
                report -> show(mine, text(report), report.problem()),
                failure -> show(mine, "Not tried.", Optional.of(failure)),
                () -> {
                    running.set(false);
                    tasks.end(task);
                });
    }

    /// Asks it to stop, harder each time. Whatever it did is rolled back.
    void stop() {
        if (running.get()) {
            signal.escalate();
        }
    }

    /// Forgets what was found, because the plan is another one.
    public void forget() {
        asked++;
        summary.set("");
        problem.set(null);
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// What was tried and what could not be; empty before.
    ReadOnlyStringProperty summaryProperty() {
        return summary.getReadOnlyProperty();
    }

    /// Why it failed, null when it did not.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    private void show(long mine, String text, Optional<Problem> failure) {
        if (mine == asked) {
            summary.set(text);
            problem.set(failure.orElse(null));
        }
    }

    private static String text(DryRun.Report report) {
        var text = new StringBuilder();
        text.append(
                report.problem().isEmpty()
                        ? "Every statement of %s ran; everything was rolled back."
                                .formatted(RunWords.count(report.tried().size()))
                        : "%s ran to their end before one failed; everything was rolled back."
                                .formatted(RunWords.count(report.tried().size())));
        for (var left : report.notTried()) {
            text.append(
                    "\nNot tried: %s at %s, because %s."
                            .formatted(left.what(), left.where(), left.why()));
        }
        return text.toString();
    }
}
