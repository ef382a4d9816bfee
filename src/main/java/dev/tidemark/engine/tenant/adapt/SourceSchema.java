package dev.tidemark.engine.tenant.adapt;

import java.util.Set;

/// The schema that migrations are written for.
///
/// @param name its name as the catalogue holds it
/// @param shared names of functions, types and other objects in it that stay where they are,
///   because an extension owns them
public record SourceSchema(String name, Set<String> shared) {
    public SourceSchema {
        shared = Set.copyOf(shared);
    }
}
