package dev.tidemark.engine.tracking;

import dev.tidemark.engine.sql.SqlSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/// A text as the journal keeps it: whole up to 1 MiB of UTF-8, of a longer one its beginning, with
/// size and SHA-256 of the whole.
///
/// @param text the text, or its beginning
/// @param bytes size of the whole
/// @param sha256 64 hex digits over the whole, empty for a text that is kept whole
public record JournalText(String text, long bytes, Optional<String> sha256) {
    /// How many bytes are kept of a text: 1 MiB.
    public static final int MOST_BYTES = 1 << 20;

    /// Whether only the beginning is kept.
    public boolean truncated() {
        return sha256.isPresent();
    }

    /// A text in memory.
    public static JournalText of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_BYTES) {
            return new JournalText(text, bytes.length, Optional.empty());
        }
        var digest = newDigest();
        digest.update(bytes);
        return new JournalText(head(bytes), bytes.length, hex(digest));
    }

    /// A text in a file, read in pieces.
    ///
    /// @throws IOException when the file can't be read
    public static JournalText of(SqlSource source) throws IOException {
        try (var stream = source.open()) {
            byte[] first = stream.readNBytes(MOST_BYTES + 1);
            if (first.length <= MOST_BYTES) {
                return new JournalText(
                        new String(first, StandardCharsets.UTF_8), first.length, Optional.empty());
            }
            var digest = newDigest();
            digest.update(first);
            long bytes = first.length;
            byte[] chunk = new byte[1 << 16];
            for (int n = stream.read(chunk); n >= 0; n = stream.read(chunk)) {
                digest.update(chunk, 0, n);
                bytes += n;
            }
            return new JournalText(head(first), bytes, hex(digest));
        }
    }

    /// The beginning, not cut inside a character.
    private static String head(byte[] bytes) {
        int end = MOST_BYTES;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(Arrays.copyOf(bytes, end), StandardCharsets.UTF_8);
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static Optional<String> hex(MessageDigest digest) {
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }
}
