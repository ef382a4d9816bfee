package dev.tidemark.engine.tenant.rollout;

/// Hears what happens in a rollout over tenants; called by one thread at a time.
@FunctionalInterface
public interface TenantListener {
    /// Hears nothing.
    TenantListener SILENT = _ -> {};

    /// Must return soon: a worker waits for it.
    void on(TenantEvent event);
}
