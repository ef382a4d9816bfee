package dev.tidemark.engine.profile.secret;

import dev.tidemark.engine.postgres.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Passwords by key, as bytes: length and UTF-8 of each key and each password in turn. Written by
/// hand because a text in between could not be overwritten.
final class SecretMap {
    private SecretMap() {}

    static Map<String, Secret> empty() {
        return new TreeMap<>();
    }

    /// The bytes, which the caller overwrites after use.
    static byte[] bytes(Map<String, Secret> secrets) {
        var parts = new ArrayList<byte[]>();
        secrets.forEach((key, secret) -> {
            parts.add(key.getBytes(StandardCharsets.UTF_8));
            parts.add(secret.utf8());
        });
        int size = parts.stream().mapToInt(part -> Integer.BYTES + part.length).sum();
        var buffer = ByteBuffer.allocate(size);
        for (byte[] part : parts) {
            buffer.putInt(part.length).put(part);
            Arrays.fill(part, (byte) 0);
        }
        return buffer.array();
    }

    /// @param bytes as [#bytes] writes them: they were sealed, so nobody else wrote them
    static Map<String, Secret> parse(byte[] bytes) {
        var secrets = empty();
        var buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            String key = new String(next(buffer), StandardCharsets.UTF_8);
            byte[] secret = next(buffer);
            secrets.put(key, Secret.ofUtf8(secret));
            Arrays.fill(secret, (byte) 0);
        }
        return secrets;
    }

    private static byte[] next(ByteBuffer buffer) {
        byte[] part = new byte[buffer.getInt()];
        buffer.get(part);
        return part;
    }
}
