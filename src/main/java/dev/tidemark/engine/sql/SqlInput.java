package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A window over a script's bytes that slides forward.
///
/// The bytes are checked as they are loaded: valid UTF-8 without zero bytes. So a zero byte stands
/// behind the last one loaded, and the scanning loops need no other bound. Fields are open to the
/// scanners of this package, which work on `bytes` from `pos` and call [#refill()] at `end`.
final class SqlInput implements AutoCloseable {
    /// What [#refill()] makes available behind `pos`, unless the text ends before.
    static final int LOOKAHEAD = 1024;

    /// Statements up to this size keep their text; longer ones are read again when asked for.
    static final int KEPT_TEXT = 1 << 16;

    private static final int WINDOW = 1 << 18;
    private static final byte[] BOM = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    byte[] bytes;
    int pos;
    int end;
    boolean exhausted;

    /// The first byte that has to stay, with everything behind it.
    int token;

    private final SqlSource source;
    private final @Nullable InputStream stream;
    private final LineCounter lines = new LineCounter();
    private final Splices splices = new Splices();
    private final byte[] cutOff = new byte[4];
    private int cutOffLength;
    private long base;
    private long loaded;
    private int keep = -1;

    private SqlInput(SqlSource source, @Nullable InputStream stream, byte[] bytes) {
        this.source = source;
        this.stream = stream;
        this.bytes = bytes;
    }

    /// A source from its beginning, a byte order mark left out.
    static SqlInput open(SqlSource source) {
        try {
            int window = (int) Math.min(source.size() + 8, WINDOW);
            var input = new SqlInput(source, source.open(), new byte[window]);
            input.loadBeginning();
            return input;
        } catch (IOException e) {
            throw SqlProblems.unreadable(source.name(), e);
        }
    }

    private void loadBeginning() {
        boolean ready = false;
        try {
            refill();
            ready = true;
        } finally {
            if (!ready) {
                close();
            }
        }
        if (end >= 3 && Arrays.equals(bytes, 0, 3, BOM, 0, 3)) {
            pos = 3;
            token = 3;
            lines.jump(3);
        }
    }

    /// Text in memory that is known to be valid.
    static SqlInput of(SqlSource source, byte[] text) {
        var input = new SqlInput(source, null, Arrays.copyOf(text, text.length + 1));
        input.end = text.length;
        input.exhausted = true;
        return input;
    }

    SqlSource source() {
        return source;
    }

    /// The place of a byte of the window in the text read.
    long place(int index) {
        return base + index;
    }

    /// Whether `pos` stands behind the last byte of the text.
    boolean atEnd() {
        return exhausted && pos >= end;
    }

    /// Loads more; drops what lies before `token` and before the statement that is kept.
    void refill() {
        if (exhausted) {
            return;
        }
        makeRoom();
        try {
            load();
        } catch (IOException e) {
            throw SqlProblems.unreadable(source.name(), e);
        }
    }

    /// Passes over text from `pos` on that an earlier pass over the same text has checked, down to
    /// the beginning of a line, or its end.
    ///
    /// @param feeds line ends in it
    void passOver(long length, int feeds) {
        long target = base + pos + length;
        long windowEnd = base + end;
        if (stream == null || target <= windowEnd) {
            pos = (int) (target - base);
            token = pos;
            return;
        }
        try {
            // A character that is cut off at the end of the window has left the stream already.
            stream.skipNBytes(target - windowEnd - cutOffLength);
        } catch (IOException e) {
            throw SqlProblems.unreadable(source.name(), e);
        }
        loaded += target - windowEnd;
        cutOffLength = 0;
        lines.pass(target, feeds);
        base = target;
        pos = 0;
        token = 0;
        end = 0;
        keep = -1;
        bytes[0] = 0;
        refill();
    }

    private void makeRoom() {
        if (keep >= 0 && pos - keep > KEPT_TEXT) {
            keep = -1;
        }
        int from = Math.min(token, pos);
        if (keep >= 0) {
            from = Math.min(from, keep);
        }
        lines.advance(bytes, base, base + from);
        System.arraycopy(bytes, from, bytes, 0, end - from);
        shift(-from);
        end -= from;
        if (bytes.length - end < Math.min(WINDOW, bytes.length) / 2) {
            bytes = Arrays.copyOf(bytes, bytes.length * 2);
        }
    }

    private void load() throws IOException {
        if (stream == null) {
            return;
        }
        int valid = end;
        System.arraycopy(cutOff, 0, bytes, end, cutOffLength);
        int to = end + cutOffLength;
        int wanted = bytes.length - 1 - to;
        int count = stream.readNBytes(bytes, to, wanted);
        exhausted = count < wanted;
        to += count;
        end = Utf8.validEnd(bytes, valid, to);
        loaded += end - valid;
        cutOffLength = to - end;
        if (cutOffLength > 0) {
            if (exhausted || !Utf8.cutOff(bytes, end, to)) {
                throw SqlProblems.invalidByte(
                        locate(loaded), source.offsetInFile(loaded), bytes[end] & 0xFF);
            }
            System.arraycopy(bytes, end, cutOff, 0, cutOffLength);
        }
        bytes[end] = 0;
    }

    private void shift(int by) {
        pos += by;
        token += by;
        if (keep >= 0) {
            keep += by;
        }
        base -= by;
    }

    /// Keeps the text from a place on, as long as it does not grow too long.
    void keepFrom(long place) {
        keep = place >= base ? (int) (place - base) : -1;
    }

    /// Ends what [#keepFrom(long)] began.
    void release() {
        keep = -1;
        splices.prune(base + pos);
    }

    /// Reads `with` instead of the next bytes; `pos` stands before it then.
    void replace(int length, byte[] with) {
        long place = base + pos;
        var outer = splices.at(place);
        if (outer == null) {
            lines.advance(bytes, base, place);
            long sourceStart = place + splices.delta(place);
            int line = lines.line();
            int column = lines.column();
            lines.skip(bytes, pos, pos + length, place + with.length);
            long delta = sourceStart + length - (place + with.length);
            splices.add(new Splices.Splice(place, with, sourceStart, line, column, delta, false));
        } else {
            lines.jump(splices.changeLast(place, length, with));
        }
        exchange(length, with);
    }

    /// Reads text that stands elsewhere in the source before the next bytes.
    void insertMoved(byte[] text, long sourceStart, SourcePosition position) {
        long place = base + pos;
        lines.advance(bytes, base, place);
        lines.jump(place + text.length);
        long delta = splices.delta(place) - text.length;
        splices.add(
                new Splices.Splice(
                        place, text, sourceStart, position.line(), position.column(), delta, true));
        exchange(0, text);
    }

    /// Whether a place lies in text that was put in, and up to where.
    long insertedUntil(int index) {
        var splice = splices.at(base + index);
        return splice == null ? -1 : splice.end();
    }

    private void exchange(int length, byte[] with) {
        int from = keep >= 0 ? Math.min(keep, token) : token;
        int by = length - with.length;
        if (from + by >= 0) {
            // Moving the little that is kept before is cheaper than moving all that is loaded.
            System.arraycopy(bytes, from, bytes, from + by, pos - from);
            shift(by);
        } else {
            if (end - by + 1 > bytes.length) {
                bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, end - by + 1));
            }
            System.arraycopy(bytes, pos + length, bytes, pos + with.length, end - pos - length + 1);
            end -= by;
        }
        System.arraycopy(with, 0, bytes, pos, with.length);
    }

    /// Line and column in this source of a place at or behind all places asked for before.
    SourcePosition lineAndColumn(long place) {
        var splice = splices.at(place);
        if (splice != null) {
            var counter = new LineCounter();
            if (splice.moved) {
                counter.jump(splice.start);
                counter.advance(splice.text, splice.start, place);
            }
            int column = counter.line() == 1 ? splice.column - 1 : 0;
            return new SourcePosition(
                    source.name(), splice.line + counter.line() - 1, counter.column() + column);
        }
        lines.advance(bytes, base, place);
        return new SourcePosition(source.name(), lines.line(), lines.column());
    }

    /// Where a place stands in the file as the user sees it; places must not go back.
    SourcePosition position(long place) {
        if (place < lines.at() && splices.at(place) == null) {
            return locate(splices.sourceStart(place));
        }
        if (splices.isEmpty()) {
            lines.advance(bytes, base, place);
            return source.locate(lines.line(), lines.column());
        }
        var inSource = lineAndColumn(place);
        return source.locate(inSource.line(), inSource.column());
    }

    /// Offset in the source of something that begins at a place.
    long sourceStart(long place) {
        return splices.sourceStart(place);
    }

    /// Offset in the source behind something that ends before a place.
    long sourceEnd(long place) {
        return splices.sourceEnd(place);
    }

    /// Where an offset of the source stands in the file, found by reading it again: for messages.
    SourcePosition locate(long offset) {
        return SourceLines.locate(source, offset);
    }

    /// The text between two places of the statement being read.
    Statement.Text text(long from, long to) {
        if (keep >= 0 && from >= base) {
            return new KeptText(Arrays.copyOfRange(bytes, (int) (from - base), (int) (to - base)));
        }
        return new StoredText(source, splices.pieces(from, to));
    }

    @Override
    public void close() {
        if (stream == null) {
            return;
        }
        try {
            stream.close();
        } catch (IOException e) {
            throw SqlProblems.unreadable(source.name(), e);
        }
    }
}
