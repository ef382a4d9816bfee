package dev.tidemark.engine.rollout;

/// Hears what happens in a rollout or an emergency rollback.
@FunctionalInterface
public interface RolloutListener {
    /// Must return soon: the work waits for it.
    void on(RolloutEvent event);

    /// Hears nothing.
    RolloutListener SILENT = _ -> {};
}
