package dev.tidemark.engine.sql;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How to read a script.
///
/// @param includeRoot the folder that `\ir` may not leave, or null to refuse `\ir`
/// @param placeholders values for `${name}`, or null to leave `${…}` as it stands
/// @param rewrite what changes each statement before anybody sees it, or null to leave them as they
///   stand
public record ScriptOptions(
        @Nullable Path includeRoot,
        @Nullable Map<String, String> placeholders,
        @Nullable StatementRewrite rewrite) {
    /// No includes, no placeholders.
    public static final ScriptOptions PLAIN = new ScriptOptions(null, null);

    /// Statements as they stand.
    public ScriptOptions(@Nullable Path includeRoot, @Nullable Map<String, String> placeholders) {
        this(includeRoot, placeholders, null);
    }

    /// The same, with statements changed on the way.
    public ScriptOptions rewriting(StatementRewrite change) {
        return new ScriptOptions(includeRoot, placeholders, change);
    }
}
