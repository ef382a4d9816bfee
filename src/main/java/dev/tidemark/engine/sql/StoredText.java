package dev.tidemark.engine.sql;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A long statement's text that stays in its source until asked for.
///
/// @param source the text it stands in
/// @param pieces what it consists of, in order
record StoredText(SqlSource source, List<Splices.Piece> pieces) implements Statement.Text {
    StoredText {
        pieces = List.copyOf(pieces);
    }

    @Override
    public long size() {
        return pieces.stream().mapToLong(Splices.Piece::length).sum();
    }

    @Override
    public String value() {
        return read(Integer.MAX_VALUE - 64);
    }

    @Override
    public String head(int characters) {
        return KeptText.cut(read(4L * characters), characters);
    }

    private String read(long limit) {
        var text = new ByteArrayOutputStream((int) Math.min(limit, size()));
        long left = limit;
        for (Splices.Piece piece : pieces) {
            int count = (int) Math.min(left, piece.length());
            switch (piece) {
                case Splices.Piece.Inserted inserted -> inserted.writeTo(text, count);
                case Splices.Piece.Source stored -> text.writeBytes(stored(stored.offset(), count));
            }
            left -= count;
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private byte[] stored(long offset, int count) {
        try {
            return source.read(offset, count);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
