package dev.tidemark.engine.catalog;

import java.util.Comparator;

/// Which object of a catalogue is meant.
///
/// @param kind `table`, `index`, `constraint`, `function`, …
/// @param name its name with its schema, quoted where it has to be: `app.users`,
///   `app.area(integer)`, `users_pkey on app.users`
/// @param partOf the table, view or other relation that it belongs to, or an empty text
public record ObjectKey(String kind, String name, String partOf) implements Comparable<ObjectKey> {
    private static final Comparator<ObjectKey> ORDER =
            Comparator.comparing((ObjectKey key) -> key.partOf.isEmpty() ? key.name : key.partOf)
                    .thenComparing(key -> !key.partOf.isEmpty())
                    .thenComparing(ObjectKey::kind)
                    .thenComparing(ObjectKey::name);

    /// What belongs to a table comes after it.
    @Override
    public int compareTo(ObjectKey other) {
        return ORDER.compare(this, other);
    }

    /// In words: `index app.users_email`.
    @Override
    public String toString() {
        return "%s %s".formatted(kind, name);
    }
}
