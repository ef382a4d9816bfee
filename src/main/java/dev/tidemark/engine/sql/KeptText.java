package dev.tidemark.engine.sql;

import java.nio.charset.StandardCharsets;

/// A statement's text in memory, as UTF-8.
final class KeptText implements Statement.Text {
    private final byte[] bytes;

    KeptText(byte[] bytes) {
        this.bytes = bytes;
    }

    static KeptText of(String text) {
        return new KeptText(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public String value() {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Override
    public String head(int characters) {
        // A character has at most four bytes; cutting one off would show a replacement mark.
        long enough = 4L * characters;
        if (bytes.length <= enough) {
            return cut(value(), characters);
        }
        return cut(new String(bytes, 0, (int) enough, StandardCharsets.UTF_8), characters);
    }

    static String cut(String text, int characters) {
        int count = text.codePointCount(0, text.length());
        return count <= characters
                ? text
                : text.substring(0, text.offsetByCodePoints(0, characters));
    }
}
