package dev.tidemark.engine.sql;

import org.jspecify.annotations.Nullable;

/// The name of an object, folded and unquoted, as the catalogue holds it.
///
/// @param schema its schema, or null when none was written
/// @param name its own name
public record SqlName(@Nullable String schema, String name) {
    /// The name as SQL, quoted.
    public String sql() {
        String quoted = SqlQuote.identifier(name);
        return schema == null ? quoted : SqlQuote.identifier(schema) + "." + quoted;
    }

    /// The name for people: with quotes only where it needs them.
    @Override
    public String toString() {
        String own = readable(name);
        return schema == null ? own : readable(schema) + "." + own;
    }

    private static String readable(String part) {
        return part.matches("[a-z_][a-z0-9_$]*") || part.isEmpty()
                ? part
                : SqlQuote.identifier(part);
    }
}
