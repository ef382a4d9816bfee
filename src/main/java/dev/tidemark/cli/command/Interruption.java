package dev.tidemark.cli.command;

import dev.tidemark.engine.run.StopSignal;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Turns Ctrl-C and a polite kill into the stages of a stop: cancel the statement, then end its
/// session, then let go.
///
/// The process ends when the run has reported what became of it.
final class Interruption implements AutoCloseable {
    private static final Duration EACH_STAGE = Duration.ofSeconds(10);

    private final StopSignal stop;
    private final CountDownLatch reported = new CountDownLatch(1);
    private final Thread hook;

    Interruption(StopSignal stop) {
        this.stop = stop;
        this.hook = Thread.ofPlatform().name("interruption").unstarted(this::stopAndWait);
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void stopAndWait() {
        try {
            while (stop.escalate() != StopSignal.Stage.ABANDON) {
                if (reported.await(EACH_STAGE.toMillis(), TimeUnit.MILLISECONDS)) {
                    return;
                }
            }
            reported.await(EACH_STAGE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The run is over and reported.
    @Override
    public void close() {
        reported.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is ending already: the hook has done its work.
        }
    }
}
