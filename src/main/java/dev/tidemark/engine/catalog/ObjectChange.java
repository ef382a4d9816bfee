package dev.tidemark.engine.catalog;

import dev.tidemark.engine.difference.Difference;
import java.util.Locale;
import java.util.Optional;

/// An object that is not the same in two schemas.
///
/// @param key which object
/// @param before its definition in the first schema; empty when it is not there
/// @param after its definition in the second schema; empty when it is not there
public record ObjectChange(ObjectKey key, Optional<String> before, Optional<String> after) {
    /// What became of an object.
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED,
        /// The same lines in another order, for example a table's columns.
        REORDERED;

        /// The word as printed and written to JSON.
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// What became of it.
    public Kind kind() {
        if (before.isEmpty()) {
            return Kind.ADDED;
        }
        if (after.isEmpty()) {
            return Kind.REMOVED;
        }
        return ordersOnly(before.get(), after.get()) ? Kind.REORDERED : Kind.CHANGED;
    }

    /// Only of a table the order of lines says nothing about what it holds.
    private boolean ordersOnly(String before, String after) {
        return key.kind().equals("table")
                && before.lines().sorted().toList().equals(after.lines().sorted().toList());
    }

    /// Its lines, before and after.
    public Difference difference() {
        return Difference.between(text(before), text(after));
    }

    /// With a line end, which a definition has not: else every added line would change the last.
    private static String text(Optional<String> definition) {
        return definition.map(it -> it + "\n").orElse("");
    }
}
