package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;

/// Finds the line and column of an offset by reading the source from its beginning.
final class SourceLines {
    private static final int BLOCK = 1 << 16;

    private SourceLines() {}

    /// The place in the file as the user sees it.
    static SourcePosition locate(SqlSource source, long offset) {
        var counter = count(source, offset);
        return source.locate(counter.line(), counter.column());
    }

    /// Line and column within the source itself.
    static LineCounter count(SqlSource source, long offset) {
        var counter = new LineCounter();
        if (offset == 0) {
            return counter;
        }
        var block = new byte[(int) Math.min(BLOCK, offset)];
        try (var stream = source.open()) {
            long at = 0;
            while (at < offset) {
                int wanted = (int) Math.min(BLOCK, offset - at);
                int count = stream.readNBytes(block, 0, wanted);
                if (count == 0) {
                    break;
                }
                if (at == 0 && hasByteOrderMark(block, count)) {
                    counter.jump(3);
                }
                counter.advance(block, at, at + count);
                at += count;
            }
        } catch (IOException e) {
            throw SqlProblems.unreadable(source.name(), e);
        }
        return counter;
    }

    private static boolean hasByteOrderMark(byte[] block, int count) {
        return count >= 3
                && block[0] == (byte) 0xEF
                && block[1] == (byte) 0xBB
                && block[2] == (byte) 0xBF;
    }
}
