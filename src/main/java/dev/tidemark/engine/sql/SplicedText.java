package dev.tidemark.engine.sql;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// A statement's text in which some places are replaced; remembers what stood there, so that the
/// server's places lead back to the file.
public final class SplicedText implements Statement.Text {
    private final Statement.Text written;
    private final List<Splice> splices;

    /// One replacement.
    ///
    /// @param start its first character in the text as written, in UTF-16 units
    /// @param length characters that are replaced
    /// @param text what stands there instead
    public record Splice(int start, int length, String text) {}

    /// @param written the text as its file has it
    /// @param splices in order, not overlapping
    public SplicedText(Statement.Text written, List<Splice> splices) {
        this.written = written;
        this.splices = List.copyOf(splices);
    }

    /// The text as its file has it.
    public Statement.Text written() {
        return written;
    }

    @Override
    public long size() {
        long size = written.size();
        String text = written.value();
        for (var splice : splices) {
            String old = text.substring(splice.start, splice.start + splice.length);
            size += bytes(splice.text) - bytes(old);
        }
        return size;
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public String value() {
        String old = written.value();
        var text = new StringBuilder(old.length() + 64);
        int at = 0;
        for (var splice : splices) {
            text.append(old, at, splice.start).append(splice.text);
            at = splice.start + splice.length;
        }
        return text.append(old, at, old.length()).toString();
    }

    @Override
    public String head(int characters) {
        return KeptText.cut(value(), characters);
    }

    /// Where a character of this text stands in the text as written; of replaced text, its
    /// beginning.
    ///
    /// @param character code points from the first one, from 0
    /// @return code points from the first one of the text as written
    public int writtenCharacter(int character) {
        String now = value();
        int last = now.codePointCount(0, now.length());
        int unit = now.offsetByCodePoints(0, Math.min(character, last));
        int moved = 0;
        for (var splice : splices) {
            int begins = splice.start + moved;
            if (unit < begins) {
                break;
            }
            if (unit < begins + splice.text.length()) {
                unit = begins;
                break;
            }
            moved += splice.text.length() - splice.length;
        }
        return written.value().codePointCount(0, unit - moved);
    }
}
