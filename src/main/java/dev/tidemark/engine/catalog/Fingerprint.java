package dev.tidemark.engine.catalog;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/// What a schema consists of: each object and a hash of its definition. Two schemas are equal when
/// their fingerprints are. Immutable.
///
/// Fingerprints are comparable when they are of the same [CatalogScope] and of servers of one major
/// version: PostgreSQL writes definitions in another way in another version.
///
/// @param objects the hash of each object's definition, 32 digits
/// @param serverVersion the major version of the server, for example 18
public record Fingerprint(SortedMap<ObjectKey, String> objects, int serverVersion) {
    public Fingerprint {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
    }

    /// Whether another one is of the same objects.
    public boolean sameAs(Fingerprint other) {
        return objects.equals(other.objects);
    }

    /// One short text for all of it: 64 digits.
    public String digest() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            objects.forEach((key, hash) ->
                    digest.update(
                            "%s\0%s\0%s\n"
                                    .formatted(key.kind(), key.name(), hash)
                                    .getBytes(StandardCharsets.UTF_8)));
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /// The objects that are not the same in another one: missing on one side, or with another
    /// definition.
    public SortedSet<ObjectKey> differing(Fingerprint other) {
        var differing = new TreeSet<ObjectKey>();
        objects.forEach((key, hash) -> {
            if (!hash.equals(other.objects.get(key))) {
                differing.add(key);
            }
        });
        other.objects.keySet().stream()
                .filter(key -> !objects.containsKey(key))
                .forEach(differing::add);
        return differing;
    }
}
