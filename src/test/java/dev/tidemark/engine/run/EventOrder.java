package dev.tidemark.engine.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A listener that finds out whether it is called by two threads at a time or after the end.
final class EventOrder implements RunListener {
    private final RunListener listener;
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger faults = new AtomicInteger();
    private volatile @Nullable RunEvent last;

    EventOrder(RunListener listener) {
        this.listener = listener;
    }

    @Override
    public void on(RunEvent event) {
        if (inside.incrementAndGet() > 1 || last instanceof RunEvent.RunFinished) {
            faults.incrementAndGet();
        }
        last = event;
        try {
            listener.on(event);
        } finally {
            inside.decrementAndGet();
        }
    }

    void assertKept(RunOutcome outcome) {
        assertEquals(0, faults.get(), "events at a time or after the end");
        var end = assertInstanceOf(RunEvent.RunFinished.class, last);
        assertEquals(outcome, end.outcome());
    }
}
