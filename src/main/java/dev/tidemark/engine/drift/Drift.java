package dev.tidemark.engine.drift;

import dev.tidemark.engine.catalog.SchemaDifference;
import java.time.Instant;

/// How a schema differs from its ground.
///
/// @param since when the ground was last recorded
/// @param scope what was compared, in words
/// @param difference from the ground to the present
public record Drift(Instant since, String scope, SchemaDifference difference) {
    /// Whether nothing changed.
    public boolean none() {
        return difference.isEmpty();
    }
}
