package dev.tidemark.desktop.work;

import dev.tidemark.engine.problem.Problem;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/// Jobs of one kind, of which only the newest counts: whoever asks again no longer wants to hear
/// what was asked before. Used on the JavaFX thread.
public final class Newest {
    private final BackgroundWork work;
    private long asked;

    public Newest(BackgroundWork work) {
        this.work = work;
    }

    /// Runs a job as [BackgroundWork#start(Callable, Consumer, Consumer)] does; its answer comes
    /// only while nothing else was asked, and nothing was forgotten.
    public <T> void start(Callable<T> job, Consumer<T> onDone, Consumer<Problem> onProblem) {
        start(job, onDone, onProblem, () -> {});
    }

    /// The same, with something to do first however it ended, also when its answer no longer
    /// counts.
    public <T> void start(
            Callable<T> job, Consumer<T> onDone, Consumer<Problem> onProblem, Runnable onEnd) {
        long mine = ++asked;
        work.start(
                job,
                result -> {
                    if (mine == asked) {
                        onDone.accept(result);
                    }
                },
                problem -> {
                    if (mine == asked) {
                        onProblem.accept(problem);
                    }
                },
                onEnd);
    }

    /// Nothing that was asked so far is wanted any more.
    public void forget() {
        asked++;
    }
}
