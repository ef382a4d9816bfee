package dev.tidemark.desktop.tenants;

import dev.tidemark.engine.tenant.rollout.RolloutSummary;
import dev.tidemark.engine.tenant.rollout.TenantResult;
import dev.tidemark.engine.tenant.rollout.TenantResult.State;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// How a rollout stands, tenant by tenant: the work list as it was read, and on top of it what this
/// process heard since.
final class RolloutCounts {
    private final Map<String, TenantResult> listed = new HashMap<>();
    private final Map<String, State> heard = new HashMap<>();
    private final TreeMap<Integer, EnumMap<State, Integer>> waves = new TreeMap<>();

    /// A wave in numbers.
    ///
    /// @param number 0 for the canary, then from 1
    record Wave(int number, Map<State, Integer> counts) {
        Wave {
            counts = Map.copyOf(counts);
        }

        int of(State state) {
            return counts.getOrDefault(state, 0);
        }

        int all() {
            return counts.values().stream().mapToInt(Integer::intValue).sum();
        }

        /// Done, failed, or left out.
        int ended() {
            return all() - of(State.WAITING) - of(State.WORKING);
        }
    }

    /// Forgets everything.
    void clear() {
        listed.clear();
        heard.clear();
        waves.clear();
    }

    /// Takes over a work list; what this process heard is newer.
    void read(RolloutSummary summary) {
        listed.clear();
        waves.clear();
        for (var tenant : summary.tenants()) {
            listed.put(tenant.schema(), tenant);
            count(tenant.wave(), state(tenant.schema()), 1);
        }
    }

    /// Takes over the last word on a rollout.
    void end(RolloutSummary summary) {
        heard.clear();
        read(summary);
    }

    /// Something happened to a tenant.
    void hear(String schema, State state) {
        var known = listed.get(schema);
        if (known != null) {
            count(known.wave(), state(schema), -1);
        }
        heard.put(schema, state);
        if (known != null) {
            count(known.wave(), state, 1);
        }
    }

    /// Whether this process heard of a tenant itself.
    boolean heard(String schema) {
        return heard.containsKey(schema);
    }

    private State state(String schema) {
        var now = heard.get(schema);
        var known = listed.get(schema);
        return now != null ? now : known == null ? State.WAITING : known.state();
    }

    private void count(int wave, State state, int by) {
        waves.computeIfAbsent(wave, _ -> new EnumMap<>(State.class)).merge(state, by, Integer::sum);
    }

    /// The waves, in their order.
    List<Wave> waves() {
        var all = new ArrayList<Wave>(waves.size());
        waves.forEach((number, counts) -> all.add(new Wave(number, counts)));
        return all;
    }

    /// How many tenants stand so.
    int of(State state) {
        return waves.values().stream().mapToInt(counts -> counts.getOrDefault(state, 0)).sum();
    }

    /// How many tenants are in the list.
    int all() {
        return listed.size();
    }
}
