package dev.tidemark.engine.sql;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/// Where the text that is read differs from its source: values put in for variables and
/// placeholders, psql commands cut out of a statement, the rest of a line that psql reads after the
/// COPY data below it.
///
/// Places in the text read ("stream") are counted in bytes from its beginning, replacements
/// included; only the replacements of the statement being read are remembered.
final class Splices {
    private final List<Splice> splices = new ArrayList<>();
    private long firstDelta;

    /// One replacement.
    static final class Splice {
        /// Its first byte in the stream.
        final long start;

        /// What is read.
        final byte[] text;

        /// Where the replaced text stood in the source.
        final long source;

        final int line;
        final int column;

        /// Source offset minus stream offset behind it.
        final long delta;

        /// Whether `text` stands in the source at `source`, byte by byte.
        final boolean moved;

        Splice(
                long start,
                byte[] text,
                long source,
                int line,
                int column,
                long delta,
                boolean moved) {
            this.start = start;
            this.text = text;
            this.source = source;
            this.line = line;
            this.column = column;
            this.delta = delta;
            this.moved = moved;
        }

        long end() {
            return start + text.length;
        }

        long sourceEnd() {
            return end() + delta;
        }
    }

    boolean isEmpty() {
        return splices.isEmpty();
    }

    void add(Splice splice) {
        splices.add(splice);
    }

    /// Changes text that was itself put in.
    ///
    /// @return the stream place behind the changed splice
    long changeLast(long place, int removed, byte[] with) {
        Splice old = splices.removeLast();
        int head = (int) (place - old.start);
        var text = new byte[old.text.length - removed + with.length];
        System.arraycopy(old.text, 0, text, 0, head);
        System.arraycopy(with, 0, text, head, with.length);
        int tail = old.text.length - head - removed;
        System.arraycopy(old.text, head + removed, text, head + with.length, tail);
        long delta = old.delta - (with.length - removed);
        var changed = new Splice(old.start, text, old.source, old.line, old.column, delta, false);
        splices.add(changed);
        return changed.end();
    }

    /// The splice that a place is part of, or null.
    @org.jspecify.annotations.Nullable
    Splice at(long place) {
        for (int i = splices.size() - 1; i >= 0; i--) {
            Splice splice = splices.get(i);
            if (place >= splice.end()) {
                return null;
            }
            if (place >= splice.start) {
                return splice;
            }
        }
        return null;
    }

    /// The source offset minus the stream offset of source text at a place.
    long delta(long place) {
        for (int i = splices.size() - 1; i >= 0; i--) {
            Splice splice = splices.get(i);
            if (place >= splice.end()) {
                return splice.delta;
            }
        }
        return firstDelta;
    }

    /// Where something that begins at a place stands in the source.
    long sourceStart(long place) {
        Splice splice = at(place);
        if (splice == null) {
            return place + delta(place);
        }
        return splice.moved ? splice.source + (place - splice.start) : splice.source;
    }

    /// Where something that ends before a place ends in the source.
    long sourceEnd(long place) {
        Splice splice = place == 0 ? null : at(place - 1);
        if (splice == null) {
            return place + delta(place - 1);
        }
        return splice.moved ? splice.source + (place - splice.start) : splice.sourceEnd();
    }

    /// Forgets what lies before a place.
    void prune(long place) {
        while (!splices.isEmpty() && splices.getFirst().end() <= place) {
            firstDelta = splices.removeFirst().delta;
        }
    }

    /// Source ranges and replacements that make up a range of the stream.
    List<Piece> pieces(long from, long to) {
        var pieces = new ArrayList<Piece>();
        long place = from;
        for (Splice splice : splices) {
            if (splice.end() <= from || splice.start >= to) {
                continue;
            }
            if (place < splice.start) {
                pieces.add(new Piece.Source(place + delta(place), splice.start - place));
            }
            int first = (int) (Math.max(place, splice.start) - splice.start);
            int last = (int) (Math.min(to, splice.end()) - splice.start);
            pieces.add(new Piece.Inserted(splice.text, first, last - first));
            place = splice.start + last;
        }
        if (place < to) {
            pieces.add(new Piece.Source(place + delta(place), to - place));
        }
        return pieces;
    }

    /// A part of a statement's text.
    sealed interface Piece {
        long length();

        /// Bytes that stand in the source.
        record Source(long offset, long length) implements Piece {}

        /// Bytes that don't.
        final class Inserted implements Piece {
            private final byte[] bytes;
            private final int from;
            private final int count;

            Inserted(byte[] bytes, int from, int count) {
                this.bytes = bytes;
                this.from = from;
                this.count = count;
            }

            @Override
            public long length() {
                return count;
            }

            void writeTo(ByteArrayOutputStream out, int most) {
                out.write(bytes, from, most);
            }
        }
    }
}
