package dev.tidemark.engine.profile;

import dev.tidemark.engine.postgres.ConnectionSettings;
import java.util.Optional;

/// A target to work on.
///
/// @param name the profile's name, or what was given instead: `--url`, `DATABASE_URL`, `PG*`
/// @param settings how to connect
/// @param environment `production`, `staging`, `test`, `dev` or `local`, empty when nobody said
/// @param protection whether destructive work needs more than a yes
public record Profile(
        String name,
        ConnectionSettings settings,
        Optional<String> environment,
        Protection protection) {
    /// Whether a target is guarded.
    public enum Protection {
        NONE,
        PROTECTED
    }

    /// Whether destructive work needs more than a yes.
    public boolean protectedTarget() {
        return protection == Protection.PROTECTED;
    }
}
