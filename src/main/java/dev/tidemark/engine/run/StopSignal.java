package dev.tidemark.engine.run;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Asks a run to stop, harder each time. Any thread may ask; the run looks between statements and
/// acts at once on what it is waiting for.
public final class StopSignal {
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private Stage stage = Stage.NONE;
    private @Nullable Action action;

    /// How hard it was asked.
    public enum Stage {
        /// Not asked.
        NONE,
        /// Cancel the running statement, roll back, report.
        CANCEL,
        /// End the server process that runs it.
        TERMINATE,
        /// Cut the connection: the outcome is unknown until read back.
        ABANDON
    }

    /// What the run does when asked while it waits for the server.
    @FunctionalInterface
    public interface Action {
        /// Acts on the stage that is asked for now; called by whoever asks.
        void stop(Stage stage);
    }

    /// Asks for the next stage.
    ///
    /// @return the stage that is asked for now
    public Stage escalate() {
        Action current;
        Stage now;
        lock.lock();
        try {
            stage = next(stage);
            now = stage;
            current = action;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
        if (current != null) {
            current.stop(now);
        }
        return now;
    }

    private static Stage next(Stage stage) {
        return switch (stage) {
            case NONE -> Stage.CANCEL;
            case CANCEL -> Stage.TERMINATE;
            case TERMINATE, ABANDON -> Stage.ABANDON;
        };
    }

    /// Whether anybody asked.
    public boolean requested() {
        return stage() != Stage.NONE;
    }

    /// The stage asked for.
    public Stage stage() {
        lock.lock();
        try {
            return stage;
        } finally {
            lock.unlock();
        }
    }

    /// Sets what to do when asked from now on; asked already, it is done at once. For the one
    /// thread that works; null ends it.
    public void onRequest(@Nullable Action next) {
        Stage now;
        lock.lock();
        try {
            action = next;
            now = stage;
        } finally {
            lock.unlock();
        }
        if (next != null && now != Stage.NONE) {
            next.stop(now);
        }
    }

    /// Waits, but no longer than until somebody asks.
    ///
    /// @throws InterruptedException when the thread is interrupted
    public void pause(Duration time) throws InterruptedException {
        long left = time.toNanos();
        lock.lock();
        try {
            while (stage == Stage.NONE && left > 0) {
                left = asked.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }
}
