package dev.tidemark.engine.project;

import java.util.List;
import java.util.Set;

/// How a database is watched for changes that no migration made.
///
/// @param recording when the schema is recorded, to be compared with later
/// @param schemas the schemas that count; empty for all, or for a tenant's own
public record DriftConfig(Recording recording, List<String> schemas) {
    /// What holds unless `[drift]` says otherwise.
    public static final DriftConfig DEFAULT = new DriftConfig(Recording.ONCE_ACCEPTED, List.of());

    /// When the schema is recorded.
    public enum Recording {
        /// After each run, once somebody took a database's schema as its ground.
        ONCE_ACCEPTED,
        /// After each run.
        ALWAYS,
        /// Only when somebody asks for it.
        NEVER
    }

    public DriftConfig {
        schemas = List.copyOf(schemas);
    }

    static DriftConfig read(ConfigTable table) {
        table.allow(Set.of("record", "schemas"));
        var recording =
                !table.has("record")
                        ? Recording.ONCE_ACCEPTED
                        : table.flag("record") ? Recording.ALWAYS : Recording.NEVER;
        return new DriftConfig(recording, table.texts("schemas"));
    }
}
