package dev.tidemark.desktop.app;

import dev.tidemark.desktop.page.Page;
import dev.tidemark.desktop.page.Question;
import dev.tidemark.desktop.page.Question.Answer;
import dev.tidemark.desktop.page.Question.Weight;
import dev.tidemark.desktop.page.Workspace;
import dev.tidemark.desktop.work.BackgroundWork;
import dev.tidemark.desktop.work.RunningTask;
import dev.tidemark.desktop.work.RunningTasks;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import javafx.collections.ListChangeListener;

/// Leaving windows and the application, never past something that would be lost or a run that goes
/// on. Used on the JavaFX thread.
final class Ending {
    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final BackgroundWork work;
    private final RunningTasks tasks;
    private final Runnable release;
    private final Runnable end;
    private boolean waiting;

    /// How much ends.
    enum Scope {
        /// One of several windows: what it started goes on.
        WINDOW,
        /// The last window, or all: nothing can go on.
        APPLICATION
    }

    /// @param release gives back what the application holds, on a worker: its server, its passwords
    /// @param end ends the application, called after that
    Ending(BackgroundWork work, RunningTasks tasks, Runnable release, Runnable end) {
        this.work = work;
        this.tasks = tasks;
        this.release = release;
        this.end = end;
    }

    /// Closes windows, after questions where they are due.
    ///
    /// @param asking shows the questions
    /// @param close closes them
    void leave(Workspace asking, List<AppWindow> windows, Scope scope, Runnable close) {
        var unsaved =
                windows.stream()
                        .flatMap(window -> window.view().pages().stream())
                        .filter(page -> page.reasonToStay().isPresent())
                        .toList();
        if (unsaved.isEmpty()) {
            leaveRuns(asking, scope, close);
            return;
        }
        asking.ask(
                new Question(
                        unsaved.size() == 1
                                ? "Close %s?".formatted(unsaved.getFirst().title().getValue())
                                : "Close %d tabs?".formatted(unsaved.size()),
                        unsaved.stream().map(Ending::reason).collect(Collectors.joining("\n")),
                        "Keep open",
                        List.of(
                                new Answer(
                                        "leave",
                                        "Close anyway",
                                        Weight.LOSES_SOMETHING,
                                        () -> leaveRuns(asking, scope, close)))));
    }

    private static String reason(Page page) {
        return "%s: %s".formatted(page.title().getValue(), page.reasonToStay().orElse(""));
    }

    private void leaveRuns(Workspace asking, Scope scope, Runnable close) {
        if (scope == Scope.WINDOW) {
            close.run();
        } else if (tasks.holdExit()) {
            askAboutRuns(asking, close);
        } else {
            finish(close);
        }
    }

    private void askAboutRuns(Workspace asking, Runnable close) {
        var running = holding();
        String names =
                running.stream()
                        .map(task -> "%s · %s".formatted(task.title(), task.target()))
                        .collect(Collectors.joining("\n"));
        asking.ask(
                new Question(
                        running.size() == 1
                                ? "A run is active"
                                : "%d runs are active".formatted(running.size()),
                        "%s\n\nTidemark can end when they have ended. Abandoned, their outcome is unknown until the journal is read at the next start."
                                .formatted(names),
                        "Go on working",
                        List.of(
                                new Answer(
                                        "exit-wait",
                                        "Wait, then quit",
                                        Weight.HARMLESS,
                                        () -> endAfterwards(asking, close)),
                                new Answer(
                                        "exit-stop",
                                        "Stop after this step, then quit",
                                        Weight.HARMLESS,
                                        () -> {
                                            holding().forEach(RunningTask::stop);
                                            endAfterwards(asking, close);
                                        }),
                                new Answer(
                                        "exit-abandon",
                                        "Abandon and quit",
                                        Weight.LOSES_SOMETHING,
                                        () -> finish(close)))));
    }

    private List<RunningTask> holding() {
        return tasks.all().stream()
                .filter(task -> task.weight() == RunningTask.Weight.HOLDS_EXIT)
                .toList();
    }

    private void endAfterwards(Workspace asking, Runnable close) {
        if (!tasks.holdExit()) {
            finish(close);
            return;
        }
        asking.toast("Tidemark quits as soon as nothing runs any more.");
        if (waiting) {
            return;
        }
        waiting = true;
        tasks.all()
                .addListener(
                        new ListChangeListener<RunningTask>() {
                            @Override
                            public void onChanged(Change<? extends RunningTask> change) {
                                if (!tasks.holdExit()) {
                                    tasks.all().removeListener(this);
                                    waiting = false;
                                    finish(close);
                                }
                            }
                        });
    }

    /// Closes everything and ends the application, without a question.
    void finish(Runnable close) {
        close.run();
        work.start(
                () -> {
                    work.awaitKept(PATIENCE);
                    release.run();
                    return true;
                },
                _ -> {},
                _ -> {},
                end);
    }
}
