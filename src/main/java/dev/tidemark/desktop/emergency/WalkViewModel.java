package dev.tidemark.desktop.emergency;

import dev.tidemark.desktop.emergency.Stage.Standing;
import dev.tidemark.desktop.page.PageContext;
import dev.tidemark.desktop.run.RunEnd;
import dev.tidemark.desktop.run.RunTarget;
import dev.tidemark.desktop.run.RunViewModel;
import dev.tidemark.desktop.work.FxEvents;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.rollout.RolloutEvent;
import dev.tidemark.engine.rollout.Step;
import dev.tidemark.engine.rollout.StepRecord;
import dev.tidemark.engine.rollout.StepRecord.State;
import dev.tidemark.engine.rollout.emergency.Emergency;
import dev.tidemark.engine.run.RunListener;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.verify.Check;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The walk behind the commit, step by step: each begins when the one before it passed, and where
/// one did not, somebody decides. Lives on without its page. Used on the JavaFX thread.
final class WalkViewModel {
    private static final int MOST_LINES = 2_000;

    private final PageContext context;
    private final String targetName;
    private final RunViewModel run;
    private final FxEvents<RolloutEvent> events;
    private final ObservableList<Stage> stages = FXCollections.observableArrayList();
    private final Map<Step, ObservableList<String>> output = new EnumMap<>(Step.class);
    private final Map<Step, ObservableList<Check>> checks = new EnumMap<>(Step.class);
    private final ReadOnlyObjectWrapper<@Nullable Step> current = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private final ReadOnlyBooleanWrapper working = new ReadOnlyBooleanWrapper();
    private final ReadOnlyObjectWrapper<@Nullable StepRecord> waiting =
            new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<@Nullable Problem> refused = new ReadOnlyObjectWrapper<>();
    private final StringProperty reason = new SimpleStringProperty("");
    private Runnable over = () -> {};
    private StopSignal signal = new StopSignal();
    private volatile RunListener running = RunListener.SILENT;
    private @Nullable Emergency emergency;
    private @Nullable RunningTask task;
    private boolean planned;

    WalkViewModel(PageContext context, RunViewModel run, String targetName) {
        this.context = context;
        this.run = run;
        this.targetName = targetName;
        this.events = new FxEvents<>(context.work().fxThread(), this::happened);
        for (var step : Stage.STEPS) {
            output.put(step, FXCollections.observableArrayList());
            checks.put(step, FXCollections.observableArrayList());
        }
        forget();
    }

    /// Hears what an emergency rollback does; called on its threads.
    void heard(RolloutEvent event) {
        if (event instanceof RolloutEvent.Running(var what)) {
            running.on(what);
        } else {
            events.accept(event);
        }
    }

    /// Something is about to be begun.
    void opening() {
        forget();
        open.set(true);
        task =
                context.tasks()
                        .begin(
                                new RunningTask(
                                        "Emergency rollback",
                                        targetName,
                                        RunningTask.Weight.HOLDS_EXIT,
                                        this::stopFromOutside));
    }

    /// It was not begun.
    void notBegun(Problem problem) {
        refused.set(problem);
        close();
    }

    /// Walks from the first step that is not done.
    ///
    /// @param begun committed to, or taken up
    /// @param overThen hears that no step is left, or that somebody ended it
    void walk(Emergency begun, Runnable overThen) {
        emergency = begun;
        over = overThen;
        planned = !begun.setup().plan().isEmpty();
        for (var step : Stage.STEPS) {
            begun.came(step).filter(StepRecord::satisfied).map(Stage::of).ifPresent(this::show);
        }
        next();
    }

    private void next() {
        var walked = emergency;
        if (walked == null) {
            return;
        }
        var left = Stage.STEPS.stream().filter(step -> !walked.done(step)).findFirst();
        if (left.isPresent()) {
            start(walked, left.get());
        } else {
            end();
        }
    }

    private void start(Emergency walked, Step step) {
        var stop = new StopSignal();
        signal = stop;
        current.set(step);
        waiting.set(null);
        reason.set("");
        lines(step).clear();
        checks(step).clear();
        show(Stage.working(step));
        working.set(true);
        say(Stage.doing(step));
        if (step == Step.GO_BACK && planned) {
            runPlan(walked);
        } else if (step == Step.GO_BACK) {
            restore(walked, stop);
        } else {
            work(step, () -> walked.perform(step, stop), () -> {});
        }
    }

    private void work(Step step, Callable<StepRecord> job, Runnable onEnd) {
        context.work()
                .start(
                        job,
                        this::ended,
                        problem -> ended(failed(step, problem)),
                        () -> {
                            working.set(false);
                            onEnd.run();
                        });
    }

    /// The window's own sessions would stand in the way of the new name.
    private void restore(Emergency walked, StopSignal stop) {
        var leave = context.target().leave();
        work(
                Step.GO_BACK,
                () -> {
                    leave.run();
                    return walked.perform(Step.GO_BACK, stop);
                },
                () -> {
                    if (walked.done(Step.GO_BACK)) {
                        context.target().replaced();
                    }
                    context.target().comeBack();
                });
    }

    private void runPlan(Emergency walked) {
        var setup = walked.setup();
        RunTarget.Engine engine =
                (_, _, stop, told) -> {
                    running = told;
                    var record = walked.perform(Step.GO_BACK, stop);
                    return walked.outcome()
                            .orElseThrow(() -> record.problem().orElseThrow().asException());
                };
        run.start(
                new RunTarget(setup.connector(), engine),
                setup.plan(),
                setup.settings(),
                how -> planRan(walked, how));
    }

    private void planRan(Emergency walked, RunEnd how) {
        working.set(false);
        context.target().refresh();
        ended(
                walked.came(Step.GO_BACK)
                        .orElseGet(() -> failed(Step.GO_BACK, how.failure().orElseThrow())));
    }

    private static StepRecord failed(Step step, Problem problem) {
        var now = Instant.now();
        return new StepRecord(step, State.FAILED, now, now, problem.why(), Optional.of(problem));
    }

    private void ended(StepRecord record) {
        show(Stage.of(record));
        if (record.satisfied()) {
            next();
        } else {
            say("Waits for a decision: %s did not pass".formatted(record.step().title()));
            waiting.set(record);
        }
    }

    /// Does the step once more that did not pass.
    void again() {
        var walked = emergency;
        var record = waiting.get();
        if (walked != null && record != null && !working.get()) {
            start(walked, record.step());
        }
    }

    /// Whether it can be gone on from the step that did not pass.
    boolean mayGoOn() {
        var walked = emergency;
        var record = waiting.get();
        return walked != null && record != null && walked.came(record.step()).isPresent();
    }

    /// Goes on although a step did not pass; wants a reason.
    void goOn() {
        String why = reason.get().strip();
        var walked = emergency;
        var record = waiting.get();
        if (walked == null || record == null || why.isEmpty() || working.get() || !mayGoOn()) {
            return;
        }
        var step = record.step();
        waiting.set(null);
        working.set(true);
        work(step, () -> walked.goOn(step, why), () -> {});
    }

    /// Ends it as it is.
    void end() {
        if (!working.get() && open.get()) {
            waiting.set(null);
            over.run();
        }
    }

    /// It ended.
    void close() {
        open.set(false);
        var listed = task;
        task = null;
        if (listed != null) {
            context.tasks().end(listed);
        }
    }

    /// Asks the step at work to stop; asked again, harder.
    void stop() {
        if (run.runningProperty().get()) {
            run.stop();
        } else if (working.get()) {
            signal.escalate();
        }
    }

    /// The run of a plan is a task of its own; what waits for a decision ends as it is.
    private void stopFromOutside() {
        if (waiting.get() != null) {
            end();
        } else if (!run.runningProperty().get()) {
            stop();
        }
    }

    /// Forgets what was walked before.
    void forget() {
        emergency = null;
        current.set(null);
        waiting.set(null);
        refused.set(null);
        stages.setAll(Stage.STEPS.stream().map(Stage::waiting).toList());
        output.values().forEach(ObservableList::clear);
        checks.values().forEach(ObservableList::clear);
    }

    private void happened(List<RolloutEvent> batch) {
        for (var event : batch) {
            switch (event) {
                case RolloutEvent.CommandOutput(var step, var line) -> add(step, line);
                case RolloutEvent.Progress(var step, var text) -> add(step, text);
                case RolloutEvent.Checked(_, var found) -> {
                    var step = current.get();
                    if (step != null) {
                        checks(step).setAll(found);
                    }
                }
                default -> {}
            }
        }
    }

    private void add(Step step, String line) {
        var lines = lines(step);
        if (lines.size() >= MOST_LINES) {
            lines.remove(0, MOST_LINES / 10);
        }
        lines.add(line);
    }

    private void show(Stage stage) {
        stages.set(Stage.STEPS.indexOf(stage.step()), stage);
    }

    private void say(String text) {
        if (task != null) {
            task.report(text, -1);
        }
    }

    /// How each step stands, in order.
    ObservableList<Stage> stages() {
        return stages;
    }

    /// What a step's command wrote, or what it says of itself.
    ObservableList<String> lines(Step step) {
        return output.computeIfAbsent(step, _ -> FXCollections.observableArrayList());
    }

    /// What the last round of a step's checks found.
    ObservableList<Check> checks(Step step) {
        return checks.computeIfAbsent(step, _ -> FXCollections.observableArrayList());
    }

    /// The run of the plan.
    RunViewModel run() {
        return run;
    }

    /// Whether going back runs a plan.
    boolean planned() {
        return planned;
    }

    /// How it ended, in words.
    String verdict() {
        boolean good =
                stages.stream()
                        .allMatch(stage ->
                                stage.standing() == Standing.PASSED
                                        || stage.standing() == Standing.NOT_DEMANDED);
        return good ? "✓ All steps passed" : "✗ Ended before all steps had passed";
    }

    /// Whether the application may be stopped now.
    boolean applicationMayBeStopped() {
        var walked = emergency;
        return walked != null && !working.get() && walked.applicationMayBeStopped();
    }

    /// The step that is at work, or was last; null before.
    ReadOnlyObjectProperty<@Nullable Step> currentProperty() {
        return current.getReadOnlyProperty();
    }

    /// Whether it was begun and did not end.
    ReadOnlyBooleanProperty openProperty() {
        return open.getReadOnlyProperty();
    }

    /// Whether a step is at work.
    ReadOnlyBooleanProperty workingProperty() {
        return working.getReadOnlyProperty();
    }

    /// The step that did not pass and that somebody has to decide on; null while there is none.
    ReadOnlyObjectProperty<@Nullable StepRecord> waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// Why nothing was begun, or null.
    ReadOnlyObjectProperty<@Nullable Problem> refusedProperty() {
        return refused.getReadOnlyProperty();
    }

    /// Why somebody goes on all the same.
    StringProperty reasonProperty() {
        return reason;
    }
}
