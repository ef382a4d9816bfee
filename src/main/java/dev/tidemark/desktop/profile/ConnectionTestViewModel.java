package dev.tidemark.desktop.profile;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.FxEvents;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.ConnectionSettings;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.profile.check.CheckListener;
import dev.tidemark.engine.profile.check.CheckReport;
import dev.tidemark.engine.profile.check.CheckResult;
import dev.tidemark.engine.profile.check.CheckStep;
import dev.tidemark.engine.profile.check.ConnectionTest;
import dev.tidemark.engine.tracking.TrackingRequest;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// A connection test, step by step. Used on the JavaFX thread.
final class ConnectionTestViewModel {
    private final BackgroundWork work;
    private final RunningTasks tasks;
    private final ObservableList<StepRow> rows =
            FXCollections.observableArrayList(
                    Arrays.stream(CheckStep.values()).map(StepRow::waiting).toList());
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper outdated = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper verdict = new ReadOnlyStringWrapper("");
    private final ReadOnlyObjectWrapper<@Nullable Problem> problem = new ReadOnlyObjectWrapper<>();
    private @Nullable Attempt attempt;

    ConnectionTestViewModel(BackgroundWork work, RunningTasks tasks) {
        this.work = work;
        this.tasks = tasks;
    }

    /// What is tried.
    ///
    /// @param settings with the password
    /// @param request which tracking table is looked for
    record Subject(ConnectionSettings settings, TrackingRequest request) {}

    /// One run, which may be stopped before it has begun to connect.
    private static final class Attempt {
        private @Nullable ConnectionTest test;
        private boolean stopped;

        synchronized void is(ConnectionTest begun) {
            test = begun;
            if (stopped) {
                begun.stop();
            }
        }

        synchronized void stop() {
            stopped = true;
            if (test != null) {
                test.stop();
            }
        }
    }

    /// All steps, in order.
    ObservableList<StepRow> rows() {
        return rows;
    }

    ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// Whether something was changed since what is shown.
    ReadOnlyBooleanProperty outdatedProperty() {
        return outdated.getReadOnlyProperty();
    }

    /// How it went, a sentence; empty before the first test.
    ReadOnlyStringProperty verdictProperty() {
        return verdict.getReadOnlyProperty();
    }

    /// What is wrong and what to do; null when nothing is.
    ReadOnlyObjectProperty<@Nullable Problem> problemProperty() {
        return problem.getReadOnlyProperty();
    }

    /// Tells that what was tested is no longer what stands in the fields.
    void changed() {
        outdated.set(!verdict.get().isEmpty());
    }

    /// Tests; nothing happens while a test runs.
    ///
    /// @param name what is tested, for people
    /// @param subject gives what is tested; called on a worker and may ask for a password
    /// @param onDone hears the report
    void run(String name, Callable<Subject> subject, Consumer<CheckReport> onDone) {
        if (running.get()) {
            return;
        }
        var begun = new Attempt();
        attempt = begun;
        running.set(true);
        outdated.set(false);
        problem.set(null);
        verdict.set("Testing %s …".formatted(name));
        rows.replaceAll(row -> StepRow.waiting(row.step()));
        var task =
                new RunningTask("Test the connection", name, RunningTask.Weight.LIGHT, begun::stop);
        tasks.begin(task);
        var shown = new FxEvents<StepRow>(work.fxThread(), this::show);
        var listener =
                new CheckListener() {
                    @Override
                    public void started(CheckStep step) {
                        shown.accept(StepRow.running(step));
                    }

                    @Override
                    public void ended(CheckResult result) {
                        shown.accept(StepRow.of(result));
                    }
                };
        work.start(
                () -> {
                    var tried = subject.call();
                    var test =
                            new ConnectionTest(
                                    tried.settings(), tried.request(), Clock.systemUTC(), listener);
                    begun.is(test);
                    return test.run();
                },
                report -> {
                    show(report.results().stream().map(StepRow::of).toList());
                    problem.set(report.failure().orElse(null));
                    verdict.set(sentence(report));
                    onDone.accept(report);
                },
                failure -> {
                    problem.set(failure);
                    verdict.set("It was not tried.");
                },
                () -> {
                    tasks.end(task);
                    running.set(false);
                });
    }

    /// Stops the test at the step it is at.
    void stop() {
        if (attempt != null) {
            attempt.stop();
        }
    }

    /// One change for the whole batch: each one lays the rows out anew.
    private void show(List<StepRow> batch) {
        var latest = new ArrayList<>(rows);
        batch.forEach(row -> latest.replaceAll(old -> old.step() == row.step() ? row : old));
        if (!latest.equals(rows)) {
            rows.setAll(latest);
        }
    }

    private static String sentence(CheckReport report) {
        return switch (report.verdict()) {
            case PASSED, SKIPPED -> "It connects, and everything is as it should be.";
            case WARNED -> "It connects. Look at what is marked with !";
            case FAILED -> "It does not connect.";
            case STOPPED -> "Stopped.";
        };
    }
}
