package dev.tidemark.testing.ui;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;

/// Looks whether one task holds the JavaFX thread. Time that a busy machine takes from the thread
/// does not count: a task is too long when it uses that much processor time itself, or waits. Nor
/// does a machine that is only warming up: while it loads classes and compiles, code that is fast
/// later is slow, so only a longer hold counts then.
final class FxWatchdog implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMillis(200);
    private static final Duration LONGEST_WHILE_COLD = Duration.ofSeconds(2);
    private static final Duration LOOK = Duration.ofMillis(20);

    /// Compiling takes that much of a hold when the code was not warm.
    private static final long COMPILING_MILLIS = 30;

    private static final long CLASSES = 20;

    private final AtomicLong beats = new AtomicLong();
    private final List<String> stalls = new ArrayList<>();
    private final Thread watcher;
    private volatile boolean ended;
    private volatile boolean blind;
    private Thread fx;

    private FxWatchdog() {
        watcher = Thread.ofPlatform().daemon().name("fx-watchdog").unstarted(this::watch);
    }

    static FxWatchdog start() {
        var watchdog = new FxWatchdog();
        var known = new CountDownLatch(1);
        Platform.runLater(() -> {
            watchdog.fx = Thread.currentThread();
            known.countDown();
        });
        try {
            known.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
        watchdog.watcher.start();
        return watchdog;
    }

    /// Looks away while a test does what no user does.
    void lookAway() {
        blind = true;
    }

    /// Looks again, from the next task on.
    void lookAgain() {
        blind = false;
    }

    List<String> stalls() {
        return List.copyOf(stalls);
    }

    @Override
    public void close() {
        ended = true;
        try {
            watcher.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The toolkit itself waits for its rendering thread, which a busy machine may not let run.
    private boolean forPicture() {
        return Stream.of(fx.getStackTrace())
                .anyMatch(frame -> frame.getMethodName().equals("waitForRenderingToComplete"));
    }

    private static long compiling() {
        return ManagementFactory.getCompilationMXBean().getTotalCompilationTime();
    }

    private static long loaded() {
        return ManagementFactory.getClassLoadingMXBean().getTotalLoadedClassCount();
    }

    private void watch() {
        var threads = ManagementFactory.getThreadMXBean();
        long asked = 0;
        long busySince = 0;
        long compiledBefore = 0;
        long loadedBefore = 0;
        Duration waited = Duration.ZERO;
        boolean told = true;
        while (!ended) {
            if (beats.get() == asked) {
                asked++;
                long beat = asked;
                busySince = threads.getThreadCpuTime(fx.threadId());
                compiledBefore = compiling();
                loadedBefore = loaded();
                waited = Duration.ZERO;
                told = false;
                Platform.runLater(() -> beats.set(beat));
            }
            try {
                Thread.sleep(LOOK);
            } catch (InterruptedException e) {
                return;
            }
            told |= blind;
            if (beats.get() == asked || told) {
                continue;
            }
            var state = fx.getState();
            boolean waits =
                    state == Thread.State.BLOCKED
                            || state == Thread.State.TIMED_WAITING
                            || state == Thread.State.WAITING;
            if (waits && !forPicture()) {
                waited = waited.plus(LOOK);
            }
            long used = threads.getThreadCpuTime(fx.threadId()) - busySince;
            boolean cold =
                    compiling() - compiledBefore > COMPILING_MILLIS
                            || loaded() - loadedBefore > CLASSES;
            long limit = (cold ? LONGEST_WHILE_COLD : LONGEST).toNanos();
            if (used > limit || waited.compareTo(LONGEST) > 0) {
                told = true;
                stalls.add(
                        Stream.of(fx.getStackTrace())
                                .limit(60)
                                .map(StackTraceElement::toString)
                                .collect(
                                        Collectors.joining(
                                                "\n  at ",
                                                "held for %d ms of processor time\n  at "
                                                        .formatted(used / 1_000_000),
                                                "\n")));
            }
        }
    }
}
