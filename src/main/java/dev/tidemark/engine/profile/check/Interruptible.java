package dev.tidemark.engine.profile.check;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs one piece of work after the other and comes back at once when asked to stop.
///
/// Looking up a name or opening a connection can't be interrupted in Java, so the work runs on a
/// thread of its own: what is stopped goes on there until its time limit, and what it opens then is
/// closed by `late`.
final class Interruptible {
    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<Boolean> stopped = new CompletableFuture<>();
    private @Nullable Runnable onStop;

    /// Ends the current work and lets no other begin. From any thread.
    void stop() {
        Runnable action;
        lock.lock();
        try {
            stopped.complete(true);
            action = onStop;
        } finally {
            lock.unlock();
        }
        if (action != null) {
            action.run();
        }
    }

    boolean isStopped() {
        return stopped.isDone();
    }

    /// What is cut when somebody asks to stop from now on, or null for nothing.
    void onStop(@Nullable Runnable action) {
        boolean already;
        lock.lock();
        try {
            onStop = action;
            already = stopped.isDone();
        } finally {
            lock.unlock();
        }
        if (already && action != null) {
            action.run();
        }
    }

    /// The work's result, or empty when stopped before.
    ///
    /// @param late gets a result that came after the stop
    <T> Optional<T> run(Supplier<T> work, Consumer<T> late) {
        if (isStopped()) {
            return Optional.empty();
        }
        var result = new CompletableFuture<T>();
        Thread.ofVirtual()
                .name("connection-test")
                .start(() -> {
                    try {
                        result.complete(work.get());
                    } catch (RuntimeException | Error e) {
                        result.completeExceptionally(e);
                    }
                });
        try {
            CompletableFuture.anyOf(result, stopped).get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            stop();
        } catch (ExecutionException e) {
            throw rethrown(e.getCause());
        }
        if (isStopped()) {
            var _ = result.thenAccept(late);
            return Optional.empty();
        }
        return Optional.of(result.join());
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException fault -> fault;
            case Error fault -> throw fault;
            case null, default -> new IllegalStateException(cause);
        };
    }
}
