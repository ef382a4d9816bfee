package dev.tidemark.engine.run;

/// Hands events on one at a time, and none after the run's last one.
final class OneAtATime implements RunListener {
    private final RunListener listener;
    private boolean over;

    OneAtATime(RunListener listener) {
        this.listener = listener;
    }

    @Override
    public synchronized void on(RunEvent event) {
        if (over) {
            return;
        }
        over = event instanceof RunEvent.RunFinished;
        listener.on(event);
    }

    @Override
    public RunListener serialized() {
        return this;
    }
}
