package dev.tidemark.engine.run;

/// Hears what happens in a run.
@FunctionalInterface
public interface RunListener {
    /// Must return soon: the run waits for it.
    void on(RunEvent event);

    /// Hears nothing.
    RunListener SILENT = _ -> {};

    /// The same listener, called by one thread at a time, and no more once the run is over: what a
    /// watching thread finds out later comes too late.
    default RunListener serialized() {
        return new OneAtATime(this);
    }
}
