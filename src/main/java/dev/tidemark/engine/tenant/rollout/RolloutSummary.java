package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/// How a rollout stands, as the database says it.
///
/// @param rollout its name
/// @param task what is done to each tenant, in one text
/// @param phase whether it goes on
/// @param reason why it was paused or stopped
/// @param current how many tenants needed nothing and are not in the list
/// @param tenants every tenant of the list, in the order of the work
public record RolloutSummary(
        UUID rollout,
        String task,
        Phase phase,
        Optional<String> reason,
        int current,
        List<TenantResult> tenants) {
    public RolloutSummary {
        tenants = List.copyOf(tenants);
    }

    /// Whether a rollout goes on.
    public enum Phase {
        /// Tenants are being worked on, or wait for a process that does.
        RUNNING,
        /// Somebody paused it.
        PAUSED,
        /// Failures ended it before its end, or somebody did.
        STOPPED,
        /// Every tenant has ended, well or not.
        FINISHED;

        /// As it is written in tables and JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// How many tenants stand so.
    public int count(State state) {
        return (int) tenants.stream().filter(tenant -> tenant.state() == state).count();
    }

    /// Those that failed or could not be begun.
    public List<TenantResult> failures() {
        return tenants.stream()
                .filter(tenant -> tenant.state() == State.FAILED || tenant.state() == State.BLOCKED)
                .toList();
    }

    /// Whether every tenant that was not left out is done.
    public boolean complete() {
        return count(State.DONE) + count(State.EXCLUDED) == tenants.size();
    }

    /// The failures by kind, each with the tenants it concerns.
    public Map<String, List<TenantResult>> byKind() {
        return failures().stream()
                .collect(
                        Collectors.groupingBy(
                                tenant -> tenant.code().orElse("unknown"),
                                TreeMap::new,
                                Collectors.toList()));
    }

    /// The same with the number of tenants that needed nothing.
    RolloutSummary withCurrent(int number) {
        return new RolloutSummary(rollout, task, phase, reason, number, tenants);
    }

    static Phase phase(String text) {
        return Phase.valueOf(text.toUpperCase(Locale.ROOT));
    }
}
