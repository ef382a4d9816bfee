package dev.tidemark.engine.sql;

import java.io.IOException;
import java.util.Arrays;

/// Passes over the data below a COPY … FROM STDIN.
///
/// psql sends the lines after the one in which the statement ends, up to `\.` or the end of the
/// file; what stands behind the semicolon in that line is read after them.
final class CopyDataReader {
    private final SqlInput in;
    private final CopyExtents extents;

    CopyDataReader(SqlInput in, CopyExtents extents) {
        this.in = in;
        this.extents = extents;
    }

    /// Reads the data; begins behind the semicolon.
    Statement.CopyData read() {
        int lineEnd = endOfLine();
        boolean noData = in.bytes[lineEnd] != '\n';
        byte[] rest = Arrays.copyOfRange(in.bytes, in.token, lineEnd);
        boolean idle = noData || isIdle(rest);
        long restPlace = in.place(in.token);
        long restSource = in.sourceStart(restPlace);
        var restPosition = in.lineAndColumn(restPlace);
        if (noData) {
            in.pos = in.token;
            return data(in.sourceStart(in.place(lineEnd)), 0, restPosition.line());
        }
        in.pos = lineEnd + 1;
        in.token = in.pos;
        long first = in.place(in.pos);
        int firstLine = in.lineAndColumn(first).line();
        long source = in.sourceStart(first);
        var known = extents.at(source);
        if (known != null) {
            passOver(known);
        }
        long end = skipData();
        long length = end - first;
        extents.add(new CopyExtent(source, length, in.lineAndColumn(end).line() - firstLine));
        if (!idle) {
            byte[] line = Arrays.copyOf(rest, rest.length + 1);
            line[rest.length] = '\n';
            in.insertMoved(line, restSource, restPosition);
        }
        return data(source, length, firstLine);
    }

    private Statement.CopyData data(long offset, long length, int firstLine) {
        return new Statement.CopyData(in.source(), offset, length, firstLine);
    }

    private int endOfLine() {
        in.token = in.pos;
        int p = in.pos;
        while (true) {
            while (in.bytes[p] != '\n' && in.bytes[p] != 0) {
                p++;
            }
            if (p < in.end || in.exhausted) {
                return p;
            }
            in.pos = p;
            in.refill();
            p = in.pos;
        }
    }

    /// Whether nothing but blanks or one line comment stands there.
    private static boolean isIdle(byte[] rest) {
        int p = 0;
        while (p < rest.length && CharClass.isSpace(rest[p])) {
            p++;
        }
        return p == rest.length || (p + 1 < rest.length && rest[p] == '-' && rest[p + 1] == '-');
    }

    /// Behind data stands what ends it, or the script has changed since it was known.
    private void passOver(CopyExtent known) {
        in.passOver(known.length(), known.lines());
        if (in.end - in.pos < 4 && !in.exhausted) {
            in.refill();
        }
        if (closingLine(in.pos) == 0 && !in.atEnd()) {
            throw SqlProblems.unreadable(
                    in.source().name(), new IOException("it was changed while it was read"));
        }
    }

    /// @return the place behind the last byte of data
    private long skipData() {
        int p = in.pos;
        while (true) {
            if (in.end - p < 4 && !in.exhausted) {
                p = loaded(p);
            }
            int closing = closingLine(p);
            if (closing > 0) {
                long last = in.place(p);
                in.pos = closing;
                in.token = closing;
                return last;
            }
            p = nextBackslash(p);
            if (p >= in.end && in.exhausted) {
                in.pos = p;
                in.token = p;
                return in.place(p);
            }
        }
    }

    /// The index behind a `\.` line that begins at `p`, or 0.
    private int closingLine(int p) {
        byte[] bytes = in.bytes;
        if (bytes[p] != '\\' || bytes[p + 1] != '.') {
            return 0;
        }
        int q = bytes[p + 2] == '\r' ? p + 3 : p + 2;
        if (bytes[q] == '\n') {
            return q + 1;
        }
        return q >= in.end && in.exhausted ? q : 0;
    }

    /// The next line that begins with a backslash, or the end: most data has few of them, so that
    /// looking for them is faster than going from line to line.
    private int nextBackslash(int line) {
        int p = Math.min(line + 1, in.end);
        while (true) {
            p = ByteSearch.indexOf(in.bytes, p, in.end, '\\');
            if (p < in.end) {
                if (in.bytes[p - 1] == '\n') {
                    return p;
                }
                p++;
            } else if (in.exhausted) {
                return p;
            } else {
                p = loaded(p - 1) + 1;
            }
        }
    }

    private int loaded(int p) {
        in.pos = p;
        in.token = p;
        in.refill();
        return in.pos;
    }
}
