package dev.tidemark.desktop.run;

import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.FxEvents;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import dev.tidemark.engine.postgres.OtherSession;
import dev.tidemark.engine.postgres.PgSession;
import dev.tidemark.engine.postgres.QueryFailure;
import dev.tidemark.engine.run.Plan;
import dev.tidemark.engine.run.RunEvent;
import dev.tidemark.engine.run.RunSettings;
import dev.tidemark.engine.run.StopSignal;
import dev.tidemark.engine.tracking.Direction;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
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

/// State and actions of a run. Lives as long as the run does, whatever becomes of its tab. Used on
/// the JavaFX thread.
public final class RunViewModel {
    private static final int MOST_MESSAGES = 2_000;

    private final BackgroundWork work;
    private final RunningTasks tasks;
    private final String targetName;
    private final RunRows rows = new RunRows();
    private final ObservableList<String> messages = FXCollections.observableArrayList();
    private final List<String> dataMoved = new ArrayList<>();
    private final ObservableList<RunEvent.Blocker> blockers = FXCollections.observableArrayList();
    private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
    private final ReadOnlyStringWrapper headline = new ReadOnlyStringWrapper("Not begun");
    private final ReadOnlyStringWrapper elapsed = new ReadOnlyStringWrapper("0:00");
    private final ReadOnlyStringWrapper attempt = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper waiting = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper serverProgress = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper sql = new ReadOnlyStringWrapper("");
    private final ReadOnlyStringWrapper stopText = new ReadOnlyStringWrapper();
    private final ReadOnlyStringWrapper stopMeaning = new ReadOnlyStringWrapper();
    private final ReadOnlyDoubleWrapper progress = new ReadOnlyDoubleWrapper();
    private final ReadOnlyObjectWrapper<@Nullable RunEnd> end = new ReadOnlyObjectWrapper<>();
    private StopSignal signal = new StopSignal();
    private @Nullable RunningTask task;
    private @Nullable RunTarget target;
    private int total;
    private long began;
    private long pauseEnds;
    private String pauseText = "";
    private int done;

    /// @param targetName what people call the target, usually the profile's name
    public RunViewModel(BackgroundWork work, RunningTasks tasks, String targetName) {
        this.work = work;
        this.tasks = tasks;
        this.targetName = targetName;
        say(StopWords.after(StopSignal.Stage.NONE));
    }

    /// Runs a plan, from now on in the background. What ran before is no longer shown.
    ///
    /// @param where where it runs
    /// @param ended hears how it came to its end
    public void start(RunTarget where, Plan wanted, RunSettings settings, Consumer<RunEnd> ended) {
        if (running.get()) {
            return;
        }
        target = where;
        total = wanted.migrations().size();
        rows.begin(wanted);
        messages.clear();
        dataMoved.clear();
        end.set(null);
        done = 0;
        began = System.nanoTime();
        running.set(true);
        progress.set(0);
        headline.set("Beginning on %s".formatted(targetName));
        sql.set("");
        var stop = new StopSignal();
        signal = stop;
        say(StopWords.after(StopSignal.Stage.NONE));
        task =
                tasks.begin(
                        new RunningTask(
                                act(wanted),
                                targetName,
                                RunningTask.Weight.HOLDS_EXIT,
                                this::stop));
        var events = new FxEvents<RunUpdate>(work.fxThread(), this::show);
        var feed = new RunFeed(events);
        work.start(
                () -> where.engine().run(wanted, settings, stop, feed),
                outcome -> finish(new RunEnd.Ended(wanted, outcome), ended),
                problem -> finish(new RunEnd.NotBegun(wanted, problem), ended),
                this::over);
    }

    /// Asks the run to stop; asked again, harder.
    public void stop() {
        if (!running.get()) {
            return;
        }
        var stage = signal.escalate();
        var words = StopWords.after(stage);
        say(words);
        message(words.done());
        if (task != null) {
            task.stopSays(words.button());
        }
    }

    /// Asks the server to cancel what a blocking session runs, and tells in the messages what came
    /// of it.
    public void cancel(RunEvent.Blocker blocker) {
        ask(blocker, OtherSession::cancel);
    }

    /// Asks the server to end a blocking session, and tells in the messages what came of it.
    public void terminate(RunEvent.Blocker blocker) {
        ask(blocker, OtherSession::terminate);
    }

    /// Called several times a second while something shows the run: clocks go on.
    public void tick() {
        if (!running.get()) {
            return;
        }
        long now = System.nanoTime();
        elapsed.set(Times.clock(Duration.ofNanos(now - began)));
        long left = pauseEnds - now;
        attempt.set(
                left > 0
                        ? "%s Next attempt in %s."
                                .formatted(pauseText, Times.text(Duration.ofNanos(left)))
                        : pauseText);
    }

    /// The lines of the run; not to be changed.
    public ObservableList<RunRow> rows() {
        return rows.all();
    }

    /// The line that runs now, or -1.
    public int runningIndex() {
        return rows.runningIndex();
    }

    /// Notices, what scripts and runners said, what became of stops and other sessions.
    public ObservableList<String> messages() {
        return messages;
    }

    /// What was saved and brought back, in order; complete when the run has ended.
    public List<String> dataMoved() {
        return List.copyOf(dataMoved);
    }

    /// Sessions that hold what the run waits for; those that block them come behind them.
    public ObservableList<RunEvent.Blocker> blockers() {
        return blockers;
    }

    /// Whether it runs.
    public ReadOnlyBooleanProperty runningProperty() {
        return running.getReadOnlyProperty();
    }

    /// One line: what it does, or how it ended.
    public ReadOnlyStringProperty headlineProperty() {
        return headline.getReadOnlyProperty();
    }

    /// Since it began, as a clock.
    public ReadOnlyStringProperty elapsedProperty() {
        return elapsed.getReadOnlyProperty();
    }

    /// Which attempt failed because of locks and when the next one begins; empty otherwise.
    public ReadOnlyStringProperty attemptProperty() {
        return attempt.getReadOnlyProperty();
    }

    /// How many sessions wait for the run, as a sentence; empty when none does.
    public ReadOnlyStringProperty waitingProperty() {
        return waiting.getReadOnlyProperty();
    }

    /// How far the running statement is, in the server's words; empty when it says nothing.
    public ReadOnlyStringProperty serverProgressProperty() {
        return serverProgress.getReadOnlyProperty();
    }

    /// The statement that runs now; after a failure the one that failed.
    public ReadOnlyStringProperty sqlProperty() {
        return sql.getReadOnlyProperty();
    }

    /// What the stop button says.
    public ReadOnlyStringProperty stopTextProperty() {
        return stopText.getReadOnlyProperty();
    }

    /// What pressing it would leave.
    public ReadOnlyStringProperty stopMeaningProperty() {
        return stopMeaning.getReadOnlyProperty();
    }

    /// Migrations done of those planned, 0 to 1.
    public ReadOnlyDoubleProperty progressProperty() {
        return progress.getReadOnlyProperty();
    }

    /// How it ended, null before that.
    public ReadOnlyObjectProperty<@Nullable RunEnd> endProperty() {
        return end.getReadOnlyProperty();
    }

    private void show(List<RunUpdate> batch) {
        for (var update : batch) {
            show(update);
        }
        rows.flush();
        var now = rows.running();
        if (now != null) {
            sql.set(now.sql());
        }
        if (task != null) {
            task.report(headline.get(), progress.get());
        }
    }

    private void show(RunUpdate update) {
        switch (update) {
            case RunUpdate.MigrationBegan(var label, var index) -> {
                rows.migrationBegan();
                unblocked();
                headline.set("Running %d of %d: %s".formatted(index, total, label));
            }
            case RunUpdate.StatementBegan(var statement) -> {
                rows.statementBegan(statement);
                attempt.set("");
                pauseText = "";
            }
            case RunUpdate.StatementEnded(var statement, var touched, var took) -> {
                rows.statementEnded(statement, touched, took);
                unblocked();
            }
            case RunUpdate.MoreEnded(var statements, var took) -> rows.moreEnded(statements, took);
            case RunUpdate.Committed _ -> rows.committed();
            case RunUpdate.FoundDone(var step) -> rows.foundDone(step);
            case RunUpdate.AttemptFailed(var number, var attempts, var why, var pause) -> {
                String text =
                        "Attempt %d of %d was rolled back: %s.".formatted(number, attempts, why);
                rows.rolledBack(text);
                pauseText = text;
                pauseEnds = System.nanoTime() + pause.toNanos();
                unblocked();
                tick();
            }
            case RunUpdate.Blocked(var sessions, var others) -> {
                blockers.setAll(sessions);
                waiting.set(
                        switch (others) {
                            case 0 -> "";
                            case 1 -> "1 session waits for this run.";
                            default -> "%d sessions wait for this run.".formatted(others);
                        });
            }
            case RunUpdate.Progress(var phase, var units, var total) ->
                    serverProgress.set(
                            total > 0
                                    ? "%s: %,d of %,d (%d %%)"
                                            .formatted(phase, units, total, units * 100 / total)
                                    : "%s: %,d".formatted(phase, units));
            case RunUpdate.Said(var text) -> message(text);
            case RunUpdate.DataMoved(var text) -> dataMoved.add(text);
            case RunUpdate.MigrationEnded(var took, var problem) -> {
                rows.migrationEnded(took, problem);
                unblocked();
                if (problem.isEmpty()) {
                    done++;
                    progress.set((double) done / total);
                }
            }
        }
    }

    private void unblocked() {
        blockers.clear();
        waiting.set("");
        serverProgress.set("");
    }

    private void over() {
        running.set(false);
        unblocked();
        attempt.set("");
        pauseText = "";
        elapsed.set(Times.clock(Duration.ofNanos(System.nanoTime() - began)));
        if (task != null) {
            tasks.end(task);
            task = null;
        }
    }

    private void finish(RunEnd how, Consumer<RunEnd> ended) {
        if (how instanceof RunEnd.Ended(var ran, var outcome)) {
            rows.settle(ran, new HashSet<>(outcome.done()));
        }
        headline.set(RunWords.headline(how, Duration.ofNanos(System.nanoTime() - began)));
        how.failure()
                .ifPresent(problem -> {
                    String statement = problem.statement();
                    if (statement != null) {
                        sql.set(statement);
                    }
                });
        end.set(how);
        ended.accept(how);
    }

    @FunctionalInterface
    private interface Act {
        OtherSession.Answer on(OtherSession session, PgSession asking) throws SQLException;
    }

    private void ask(RunEvent.Blocker blocker, Act act) {
        var where = target;
        if (where == null) {
            return;
        }
        var session = new OtherSession(blocker.pid(), blocker.since());
        work.start(
                () -> {
                    try (var asking = where.connector().open("signal")) {
                        return act.on(session, asking);
                    } catch (SQLException e) {
                        throw QueryFailure.problem(
                                "Session %d was not asked".formatted(session.pid()), e);
                    }
                },
                answer -> message(answer.text()),
                problem -> message("%s: %s".formatted(problem.what(), problem.why())));
    }

    private void message(String text) {
        if (messages.size() >= MOST_MESSAGES) {
            messages.remove(0, MOST_MESSAGES / 10);
        }
        messages.add(text);
    }

    private void say(StopWords words) {
        stopText.set(words.button());
        stopMeaning.set(words.meaning());
    }

    private static String act(Plan plan) {
        return "%s %s"
                .formatted(
                        plan.direction() == Direction.APPLY ? "Apply" : "Roll back",
                        RunWords.count(plan.migrations().size()));
    }
}
