package dev.tidemark.engine.sql;

import org.jspecify.annotations.Nullable;

/// Puts values and names into SQL text safely (PostgreSQL manual 4.1.1, 4.1.2).
public final class SqlQuote {
    private SqlQuote() {}

    /// A string as a literal, or NULL. With a backslash inside, the `E''` form is used, so that the
    /// literal means the same whatever `standard_conforming_strings` says.
    ///
    /// @throws IllegalArgumentException when the text holds a zero character, which PostgreSQL
    ///   can't store
    public static String literal(@Nullable String text) {
        if (text == null) {
            return "NULL";
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("zero character in a string");
        }
        String quotesDoubled = text.replace("'", "''");
        return text.indexOf('\\') < 0
                ? "'" + quotesDoubled + "'"
                : "E'" + quotesDoubled.replace("\\", "\\\\") + "'";
    }

    /// A name as a quoted identifier, always quoted.
    ///
    /// @throws IllegalArgumentException when the name is empty or holds a zero character
    public static String identifier(String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("not a name: " + name);
        }
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /// A name as an identifier, quoted only where it has to be: when it is no plain lower-case
    /// word, or one that PostgreSQL keeps for itself.
    ///
    /// @throws IllegalArgumentException when the name is empty or holds a zero character
    public static String identifierWhereNeeded(String name) {
        return name.matches("[a-z_][a-z0-9_$]*") && !ReservedWords.has(name)
                ? name
                : identifier(name);
    }
}
