package dev.tidemark.engine.postgres;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A password or passphrase. It prints as stars, so that no message, log or `toString` of a value
/// that holds it gives it away.
public final class Secret {
    // Of a char in UTF-8; a pair of surrogates takes four for two.
    private static final int LONGEST_CHARACTER = 3;

    private final char[] value;

    private Secret(char[] value) {
        this.value = value;
    }

    /// Wraps a secret text.
    public static Secret of(String value) {
        return new Secret(value.toCharArray());
    }

    /// Wraps a copy of a secret text; the caller may overwrite its own.
    public static Secret of(char[] value) {
        return new Secret(value.clone());
    }

    /// The secret text that is written as UTF-8; the caller may overwrite the bytes.
    public static Secret ofUtf8(byte[] bytes) {
        var decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes));
        char[] value = new char[decoded.remaining()];
        decoded.get(value);
        Arrays.fill(decoded.array(), '\0');
        return new Secret(value);
    }

    /// The text itself, for handing it to the server and nothing else.
    public String reveal() {
        return new String(value);
    }

    /// A copy of the characters, which the caller overwrites after use.
    public char[] characters() {
        return value.clone();
    }

    /// The text as UTF-8, which the caller overwrites after use.
    public byte[] utf8() {
        byte[] longest = new byte[value.length * LONGEST_CHARACTER];
        var buffer = ByteBuffer.wrap(longest);
        var encoder =
                StandardCharsets.UTF_8.newEncoder().onMalformedInput(CodingErrorAction.REPLACE);
        encoder.encode(CharBuffer.wrap(value), buffer, true);
        encoder.flush(buffer);
        byte[] bytes = Arrays.copyOf(longest, buffer.position());
        Arrays.fill(longest, (byte) 0);
        return bytes;
    }

    /// Whether there is nothing in it.
    public boolean isEmpty() {
        return value.length == 0;
    }

    /// Overwrites the text; afterwards it is zeros of the same length.
    public void clear() {
        Arrays.fill(value, '\0');
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && Arrays.equals(secret.value, value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    @Override
    public String toString() {
        return "***";
    }
}
