package dev.tidemark.engine.run;

import dev.tidemark.engine.tracking.TrackingLock;
import java.time.Duration;

/// Tells the reader who holds the lock that a run waits for, and gives up when asked to stop.
final class LockWait implements TrackingLock.Waiting {
    private static final Duration BETWEEN_EVENTS = Duration.ofSeconds(5);

    private final StopSignal stop;
    private final RunListener events;
    private String told = "";
    private long toldAt;

    LockWait(StopSignal stop, RunListener events) {
        this.stop = stop;
        this.events = events;
    }

    @Override
    public boolean again(String holder, Duration left, Duration pause) throws InterruptedException {
        if (stop.requested()) {
            return false;
        }
        long now = System.nanoTime();
        if (!holder.equals(told) || now - toldAt >= BETWEEN_EVENTS.toNanos()) {
            events.on(new RunEvent.WaitingForLock(holder, left));
            told = holder;
            toldAt = now;
        }
        stop.pause(pause);
        return true;
    }
}
