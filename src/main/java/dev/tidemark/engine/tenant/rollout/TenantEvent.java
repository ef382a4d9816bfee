package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.run.RunEvent;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// What happened so far in a rollout over tenants, as this process sees it. Delivered one at a
/// time, in order for each tenant, on any thread.
public sealed interface TenantEvent {
    /// The work list is in the database and this process begins to work on it.
    ///
    /// @param tenants how many there are to work on, those of other processes included
    /// @param waves how many waves, the canary included
    /// @param joined whether the list was there already
    record RolloutStarted(UUID rollout, String task, int tenants, int waves, boolean joined)
            implements TenantEvent {}

    /// The first tenant of a wave is taken by this process.
    ///
    /// @param wave 0 for the canary, then from 1
    /// @param tenants how many it has
    record WaveBegan(int wave, int tenants) implements TenantEvent {}

    /// Every tenant of a wave has ended.
    record WaveEnded(int wave, int done, int failed) implements TenantEvent {}

    /// A tenant is taken by a worker of this process.
    ///
    /// @param attempt 1 for the first
    record TenantStarted(String schema, int wave, int attempt) implements TenantEvent {}

    /// Something happened in a tenant's run.
    record TenantProgress(String schema, RunEvent event) implements TenantEvent {}

    /// A tenant is done.
    ///
    /// @param versions what was brought into force, or taken back, in order
    record TenantFinished(String schema, List<String> versions, Duration took)
            implements TenantEvent {
        public TenantFinished {
            versions = List.copyOf(versions);
        }
    }

    /// A tenant failed; the others are not touched by it.
    record TenantFailed(String schema, Problem problem, Duration took) implements TenantEvent {}

    /// A tenant was left out.
    record TenantSkipped(String schema, String reason) implements TenantEvent {}

    /// A tenant was stopped half-way and waits again.
    record TenantReleased(String schema, String reason) implements TenantEvent {}

    /// A worker of another process died, or its connection was lost; its tenant waits again.
    record TenantFreed(String schema) implements TenantEvent {}

    /// Nobody begins another tenant until it is resumed.
    record Paused(String reason) implements TenantEvent {}

    /// No other tenant is begun, because of failures or because somebody said so.
    record RolloutStopped(String reason) implements TenantEvent {}

    /// Something the reader should know.
    record Told(String text) implements TenantEvent {}

    /// This process has no more to do.
    record RolloutFinished(RolloutSummary summary) implements TenantEvent {}
}
