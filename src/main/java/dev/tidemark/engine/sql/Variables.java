package dev.tidemark.engine.sql;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The psql variables a script has set.
final class Variables {
    private final Map<String, String> values = new HashMap<>();

    static boolean isName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c < 128 && !CharClass.continuesVariable((byte) c)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    void set(String name, String value) {
        values.put(name, value);
    }

    void unset(String name) {
        values.remove(name);
    }

    @Nullable String get(String name) {
        return values.get(name);
    }

    /// The value as psql writes it for `:'name'`.
    static String literal(String value) {
        String literal = SqlQuote.literal(value);
        return literal.startsWith("E") ? " " + literal : literal;
    }
}
