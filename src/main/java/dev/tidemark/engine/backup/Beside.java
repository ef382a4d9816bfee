package dev.tidemark.engine.backup;

import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/// Something asked of the server while the thread that wants to know does something else.
///
/// @param <T> the answer
final class Beside<T> {
    private final FutureTask<T> work;
    private final Thread thread;

    /// Begins.
    ///
    /// @param name of its thread
    Beside(String name, Callable<T> question) {
        work = new FutureTask<>(question);
        thread = Thread.ofVirtual().name(name).start(work);
    }

    /// Whether it ended without an answer.
    boolean failed() {
        return work.state() == FutureTask.State.FAILED;
    }

    /// Waits for its end, for so long.
    ///
    /// @return whether it has ended
    /// @throws InterruptedException when interrupted
    boolean ended(Duration patience) throws InterruptedException {
        return thread.join(patience);
    }

    /// The answer; waits for it.
    ///
    /// @throws SQLException the server's error
    /// @throws InterruptedException when interrupted
    T answer() throws SQLException, InterruptedException {
        try {
            return work.get();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case SQLException failure -> throw failure;
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }
}
