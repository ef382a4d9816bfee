package dev.tidemark.engine.tenant.adapt;

import dev.tidemark.engine.problem.SourcePosition;

/// Something in a migration that is not adapted with certainty.
///
/// @param kind what is doubtful
/// @param version the migration
/// @param where its place in the file
/// @param text what stands there, shortened
public record AdaptationFinding(
        Doubt.Kind kind, String version, SourcePosition where, String text) {}
