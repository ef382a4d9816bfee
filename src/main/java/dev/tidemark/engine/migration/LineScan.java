package dev.tidemark.engine.migration;

import dev.tidemark.engine.sql.ByteSearch;
import dev.tidemark.engine.sql.SqlSource;
import java.io.IOException;
import java.io.InputStream;

/// Walks over the lines of a text of any size in one pass and little memory.
final class LineScan {
    private static final int BUFFER = 1 << 18;

    /// Looks at one line.
    @FunctionalInterface
    interface Visitor {
        /// @param buffer holds the line
        /// @param start its first byte in the buffer
        /// @param end behind its last byte, the line end not included; the first quarter of a
        ///   megabyte of a longer line
        /// @param offset its first byte in the text
        /// @param line its number, from 1
        void line(byte[] buffer, int start, int end, long offset, int line);
    }

    private LineScan() {}

    static void scan(SqlSource source, Visitor visitor) throws IOException {
        long size = source.size();
        byte[] buffer = new byte[(int) Math.min(BUFFER, size + 1)];
        long base = 0;
        int filled = 0;
        int line = 1;
        boolean rest = false;
        try (InputStream in = source.open()) {
            int read = in.readNBytes(buffer, 0, buffer.length);
            while (read > 0) {
                filled += read;
                int start = 0;
                for (int end = lineEnd(buffer, filled - read, filled);
                        end < filled;
                        end = lineEnd(buffer, start, filled)) {
                    if (!rest) {
                        visitor.line(buffer, start, end, base + start, line);
                    }
                    rest = false;
                    line++;
                    start = end + 1;
                }
                if (start == 0 && filled == buffer.length) {
                    if (!rest) {
                        visitor.line(buffer, 0, filled, base, line);
                    }
                    rest = true;
                    start = filled;
                }
                filled -= start;
                base += start;
                System.arraycopy(buffer, start, buffer, 0, filled);
                read = in.readNBytes(buffer, filled, buffer.length - filled);
            }
        }
        if (filled > 0 && !rest) {
            visitor.line(buffer, 0, filled, base, line);
        }
    }

    private static int lineEnd(byte[] buffer, int from, int to) {
        return ByteSearch.indexOf(buffer, from, to, '\n');
    }
}
