package dev.tidemark.desktop.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// Collects items from any thread and hands them over on the JavaFX thread in batches, in order. At
/// most one batch is queued however many items come, so that a busy engine can't flood the toolkit.
public final class FxEvents<T> implements Consumer<T> {
    private final Executor fxThread;
    private final Consumer<List<T>> receiver;
    private List<T> pending = new ArrayList<>();

    /// @param fxThread usually [BackgroundWork#fxThread]
    /// @param receiver gets each batch
    public FxEvents(Executor fxThread, Consumer<List<T>> receiver) {
        this.fxThread = fxThread;
        this.receiver = receiver;
    }

    @Override
    public void accept(T item) {
        boolean first;
        synchronized (this) {
            first = pending.isEmpty();
            pending.add(item);
        }
        if (first) {
            fxThread.execute(this::drain);
        }
    }

    private void drain() {
        List<T> batch;
        synchronized (this) {
            batch = pending;
            pending = new ArrayList<>();
        }
        receiver.accept(batch);
    }
}
