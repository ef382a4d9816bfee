package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.SourcePosition;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// A part of another source.
final class SliceSource implements SqlSource {
    private final SqlSource whole;
    private final long start;
    private final long length;
    private final int line;
    private final int column;

    private SliceSource(SqlSource whole, long start, long length, int line, int column) {
        this.whole = whole;
        this.start = start;
        this.length = length;
        this.line = line;
        this.column = column;
    }

    static SliceSource of(SqlSource whole, long start, long length) {
        var before = SourceLines.count(whole, start);
        return new SliceSource(whole, start, length, before.line(), before.column());
    }

    @Override
    public String name() {
        return whole.name();
    }

    @Override
    public @Nullable Path path() {
        return whole.path();
    }

    @Override
    public long size() {
        return length;
    }

    @Override
    public InputStream open() throws IOException {
        var stream = whole.open();
        try {
            stream.skipNBytes(start);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
        return new BoundedStream(stream, length);
    }

    @Override
    public byte[] read(long offset, int count) throws IOException {
        if (offset + count > length) {
            throw new EOFException("%s ends before".formatted(name()));
        }
        return whole.read(start + offset, count);
    }

    @Override
    public boolean part() {
        return true;
    }

    @Override
    public long offsetInFile(long offset) {
        return whole.offsetInFile(start + offset);
    }

    @Override
    public SourcePosition locate(int lineInSlice, int columnInSlice) {
        int columns = lineInSlice == 1 ? column - 1 : 0;
        return whole.locate(line + lineInSlice - 1, columnInSlice + columns);
    }
}
