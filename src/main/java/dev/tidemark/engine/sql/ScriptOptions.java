package dev.tidemark.engine.sql;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How to read a script.
///
/// @param includeRoot the folder that `\ir` may not leave, or null to refuse `\ir`
/// @param placeholders values for `${name}`, or null to leave `${…}` as it stands
public record ScriptOptions(
        @Nullable Path includeRoot, @Nullable Map<String, String> placeholders) {
    /// No includes, no placeholders.
    public static final ScriptOptions PLAIN = new ScriptOptions(null, null);
}
