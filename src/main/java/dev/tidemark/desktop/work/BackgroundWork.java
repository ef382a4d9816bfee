package dev.tidemark.desktop.work;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The only door out of the JavaFX thread. Called on that thread; everything it calls back runs
/// there again, in the order in which the jobs ended.
public final class BackgroundWork {
    private static final int MOST_KEEPING = 1 << 20;

    private final Executor workers;
    private final Executor fxThread;
    private final Consumer<Throwable> unexpected;

    /// One permit for each job that keeps something of the user's and has not ended.
    private final Semaphore keeping = new Semaphore(MOST_KEEPING);

    /// @param workers runs jobs, each on a thread of its own
    /// @param fxThread runs what touches properties and controls
    /// @param unexpected shows a bug; called on the JavaFX thread
    public BackgroundWork(Executor workers, Executor fxThread, Consumer<Throwable> unexpected) {
        this.workers = workers;
        this.fxThread = fxThread;
        this.unexpected = unexpected;
    }

    /// Virtual threads and the JavaFX thread.
    public static BackgroundWork ofToolkit(Consumer<Throwable> unexpected) {
        return new BackgroundWork(
                job -> Thread.ofVirtual().name("work").start(job),
                javafx.application.Platform::runLater,
                unexpected);
    }

    /// Runs a job on a worker.
    ///
    /// @param job may block; an interrupt of it is a bug
    /// @param onDone gets its result
    /// @param onProblem gets the expected failure that ended it, a [ProblemException]; anything
    ///   else thrown is a bug and goes to the error window
    public <T> void start(Callable<T> job, Consumer<T> onDone, Consumer<Problem> onProblem) {
        start(job, onDone, onProblem, () -> {});
    }

    /// [#start(Callable, Consumer, Consumer)], with something to do first however it ended.
    public <T> void start(
            Callable<T> job, Consumer<T> onDone, Consumer<Problem> onProblem, Runnable onEnd) {
        workers.execute(() -> {
            Runnable ending = ending(job, onDone, onProblem);
            fxThread.execute(() -> {
                onEnd.run();
                ending.run();
            });
        });
    }

    /// Runs a short job that keeps something of the user's, before which the application must not
    /// end: nobody waits for it otherwise.
    ///
    /// @param job never fails but by a bug
    public void keep(Callable<?> job) {
        keeping.acquireUninterruptibly();
        workers.execute(() -> {
            Runnable ending = ending(job, _ -> {}, _ -> {});
            keeping.release();
            fxThread.execute(ending);
        });
    }

    /// Waits until everything that [#keep] was given is kept. Called on a worker.
    ///
    /// @param patience how long at most; a disk that hangs must not hold up the end for ever
    /// @throws InterruptedException when interrupted
    public void awaitKept(Duration patience) throws InterruptedException {
        if (keeping.tryAcquire(MOST_KEEPING, patience.toMillis(), TimeUnit.MILLISECONDS)) {
            keeping.release(MOST_KEEPING);
        }
    }

    private <T> Runnable ending(Callable<T> job, Consumer<T> onDone, Consumer<Problem> onProblem) {
        try {
            T result = job.call();
            return () -> onDone.accept(result);
        } catch (ProblemException e) {
            return () -> onProblem.accept(e.problem());
        } catch (Throwable t) {
            return () -> unexpected.accept(t);
        }
    }

    /// The JavaFX thread as an executor, for [FxEvents].
    public Executor fxThread() {
        return fxThread;
    }

    /// Shows a bug in the error window. Callable on any thread.
    public void unexpected(Throwable bug) {
        fxThread.execute(() -> unexpected.accept(bug));
    }
}
