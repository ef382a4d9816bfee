package dev.tidemark.engine.tenant.rollout;

import dev.tidemark.engine.run.RunSettings;
import java.util.OptionalInt;

/// How a rollout over tenants goes.
///
/// @param workers how many tenants are worked on at once by this process; each takes two
///   connections
/// @param canary how many tenants come before all others; 0 for none
/// @param waveSize how many tenants a wave has; 0 for all in one
/// @param onFailure what a failure means for the others
/// @param mostFailures how many failures end it; empty for any number
/// @param run how each tenant's run behaves
public record RolloutSettings(
        int workers,
        int canary,
        int waveSize,
        OnFailure onFailure,
        OptionalInt mostFailures,
        RunSettings run) {
    /// How many tenants at once unless somebody says otherwise.
    public static final int USUAL_WORKERS = 4;

    /// Four workers, no canary, one wave, going on after failures.
    public static RolloutSettings of(RunSettings run) {
        return new RolloutSettings(USUAL_WORKERS, 0, 0, OnFailure.GO_ON, OptionalInt.empty(), run);
    }

    /// The wave of the tenant at a place: 0 for a canary, then from 1.
    int waveOf(int place) {
        if (place < canary) {
            return 0;
        }
        return waveSize <= 0 ? 1 : 1 + (place - canary) / waveSize;
    }
}
