package dev.tidemark.engine.catalog;

import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// Where two schemas differ, object by object, in the order of their tables. Immutable.
public record SchemaDifference(List<ObjectChange> changes) {
    public SchemaDifference {
        changes = List.copyOf(changes);
    }

    /// One of two schemas: its fingerprint, and definitions when they are needed.
    public interface Schema {
        /// @throws SQLException the server's error
        Fingerprint fingerprint() throws SQLException;

        /// @throws SQLException the server's error
        Map<ObjectKey, String> definitions(Collection<ObjectKey> keys) throws SQLException;
    }

    /// Compares two schemas; definitions are read of what differs only.
    ///
    /// @throws SQLException the server's error
    public static SchemaDifference between(Schema before, Schema after) throws SQLException {
        var differing = before.fingerprint().differing(after.fingerprint());
        var was = before.definitions(differing);
        var is = after.definitions(differing);
        return new SchemaDifference(
                differing.stream()
                        .map(key ->
                                new ObjectChange(
                                        key,
                                        Optional.ofNullable(was.get(key)),
                                        Optional.ofNullable(is.get(key))))
                        // What another session changed between the two readings is no difference.
                        .filter(Predicate.not(change -> change.before().equals(change.after())))
                        .toList());
    }

    /// Whether both are the same.
    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /// How many changes are of a kind.
    public long count(ObjectChange.Kind kind) {
        return changes.stream().filter(change -> change.kind() == kind).count();
    }

    /// In words: `2 added, 1 changed`; `the same` when nothing differs.
    public String summary() {
        if (changes.isEmpty()) {
            return "the same";
        }
        return String.join(
                ", ",
                java.util.Arrays.stream(ObjectChange.Kind.values())
                        .filter(kind -> count(kind) > 0)
                        .map(kind -> "%d %s".formatted(count(kind), kind.text()))
                        .toList());
    }
}
