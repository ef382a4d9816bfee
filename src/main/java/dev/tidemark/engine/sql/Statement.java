package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/// One statement of a script, as psql would send it.
///
/// @param index 1 for the first statement of the script, included files counted in
/// @param position where its first token stands
/// @param source the text it was read from: the script, or a file included by `\ir`
/// @param offset first byte of the statement in `source`
/// @param length number of bytes in `source`, without the final semicolon
/// @param kind how it has to be sent
/// @param command its leading keywords, upper case, for example `CREATE INDEX CONCURRENTLY`
/// @param refusal why it can't run inside a transaction, one short clause, or null when it can
/// @param text what is sent: without the final semicolon, `:variables` and placeholders replaced
/// @param data the lines after a COPY … FROM STDIN, or null
/// @param terminator what ended it
public record Statement(
        int index,
        SourcePosition position,
        SqlSource source,
        long offset,
        long length,
        StatementKind kind,
        String command,
        @Nullable String refusal,
        Text text,
        @Nullable CopyData data,
        Terminator terminator) {

    /// What ends a statement.
    public enum Terminator {
        /// A semicolon.
        SEMICOLON,
        /// psql's `\;`: psql sends it together with the next one, as one implicit transaction.
        JOINED,
        /// The end of the file.
        FILE,
        /// The end of a line, for psql's own commands.
        LINE
    }

    /// Whether the server refuses it inside a transaction block.
    public boolean refusesTransaction() {
        return refusal != null;
    }

    /// The same statement with another text to send.
    Statement withText(Text other) {
        return other.equals(text)
                ? this
                : new Statement(
                        index,
                        position,
                        source,
                        offset,
                        length,
                        kind,
                        command,
                        refusal,
                        other,
                        data,
                        terminator);
    }

    /// The statement's text; long ones stay in their file until asked for.
    public interface Text {
        /// Number of bytes as UTF-8.
        long size();

        /// The whole text.
        ///
        /// @throws java.io.UncheckedIOException when the file can no longer be read
        String value();

        /// At most `characters` of the beginning, for people to read.
        String head(int characters);
    }

    /// The data of a COPY … FROM STDIN: bytes of `source`, without the closing `\.` line.
    ///
    /// @param source the text that holds the data
    /// @param offset first byte
    /// @param length number of bytes
    /// @param firstLine the line of the first byte, from 1
    public record CopyData(SqlSource source, long offset, long length, int firstLine) {
        /// The bytes as they go to the server.
        ///
        /// @throws IOException when the file can no longer be read
        public InputStream open() throws IOException {
            var stream = source.open();
            stream.skipNBytes(offset);
            return new BoundedStream(stream, length);
        }
    }
}
