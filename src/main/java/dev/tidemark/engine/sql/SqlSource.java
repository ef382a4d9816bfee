package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// SQL text with a name: a whole file, a part of one, or text that was stored elsewhere.
///
/// Bytes are UTF-8. Opening is cheap and repeatable; nothing is kept open between calls.
public interface SqlSource {
    /// The name shown to people, usually the path relative to the project.
    String name();

    /// The file behind the text, or null when there is none.
    @Nullable Path path();

    /// Number of bytes of the text.
    ///
    /// @throws IOException when the file can't be read
    long size() throws IOException;

    /// The bytes from the first to the last.
    ///
    /// @throws IOException when the file can't be read
    InputStream open() throws IOException;

    /// Some of the bytes.
    ///
    /// @param offset first byte, from 0
    /// @param length number of bytes
    /// @throws IOException when the file can't be read or is shorter than that
    byte[] read(long offset, int length) throws IOException;

    /// Where a byte of this text stands in the file that the user sees: the same unless the text is
    /// a part of it.
    default long offsetInFile(long offset) {
        return offset;
    }

    /// Where a line and column of this text stand in the file that the user sees; the same unless
    /// the text was cut out of a file or uncommented.
    default SourcePosition locate(int line, int column) {
        return new SourcePosition(name(), line, column);
    }

    /// Whether it is a part of another source, whose other parts are not of interest.
    default boolean part() {
        return false;
    }

    /// A whole file.
    ///
    /// @param name the name shown to people
    static SqlSource file(Path path, String name) {
        return new FileSource(path, name);
    }

    /// Text that is no file, for example one stored in the database.
    static SqlSource text(String name, String text) {
        return TextSource.of(name, text);
    }

    /// SQL that was cut out of a file line by line, for example uncommented.
    ///
    /// @param name the file's name shown to people
    /// @param text the lines as SQL
    /// @param firstLine the file's line that the text's first line stands in
    /// @param columnShifts for each line of the text how many characters were cut off before it
    static SqlSource section(String name, String text, int firstLine, int[] columnShifts) {
        return new SectionSource(TextSource.of(name, text), firstLine, columnShifts.clone());
    }

    /// A part of another source; positions lead back into the whole.
    ///
    /// @param offset its first byte
    /// @param length number of bytes
    static SqlSource slice(SqlSource source, long offset, long length) {
        return SliceSource.of(source, offset, length);
    }

    /// The first bytes of another source.
    static SqlSource prefix(SqlSource source, long length) {
        return slice(source, 0, length);
    }
}
