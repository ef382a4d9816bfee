package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Lines cut out of a file, each shifted to the left.
final class SectionSource implements SqlSource {
    private final SqlSource text;
    private final int firstLine;
    private final int[] columnShifts;

    SectionSource(SqlSource text, int firstLine, int[] columnShifts) {
        this.text = text;
        this.firstLine = firstLine;
        this.columnShifts = columnShifts;
    }

    @Override
    public String name() {
        return text.name();
    }

    @Override
    public @Nullable Path path() {
        return text.path();
    }

    @Override
    public long size() throws IOException {
        return text.size();
    }

    @Override
    public InputStream open() throws IOException {
        return text.open();
    }

    @Override
    public byte[] read(long offset, int length) throws IOException {
        return text.read(offset, length);
    }

    @Override
    public SourcePosition locate(int line, int column) {
        int shift = line <= columnShifts.length ? columnShifts[line - 1] : 0;
        return new SourcePosition(name(), firstLine + line - 1, column + shift);
    }
}
