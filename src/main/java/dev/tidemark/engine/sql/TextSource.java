package dev.tidemark.engine.sql;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Text in memory.
final class TextSource implements SqlSource {
    private final String name;
    private final byte[] bytes;

    private TextSource(String name, byte[] bytes) {
        this.name = name;
        this.bytes = bytes;
    }

    static TextSource of(String name, String text) {
        return new TextSource(name, text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public @Nullable Path path() {
        return null;
    }

    @Override
    public long size() {
        return bytes.length;
    }

    @Override
    public InputStream open() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] read(long offset, int length) {
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }
}
