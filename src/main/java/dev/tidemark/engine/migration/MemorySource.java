package dev.tidemark.engine.migration;

import dev.tidemark.engine.sql.SqlSource;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/// A small file whose bytes were read once and stay.
final class MemorySource implements SqlSource {
    private final String name;
    private final Path path;
    private final byte[] bytes;

    MemorySource(String name, Path path, byte[] bytes) {
        this.name = name;
        this.path = path;
        this.bytes = bytes;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Path path() {
        return path;
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
    public byte[] read(long offset, int length) throws IOException {
        if (offset < 0 || length < 0 || offset + length > bytes.length) {
            throw new EOFException(name + " is shorter than expected");
        }
        return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
    }
}
