package dev.tidemark.engine.files;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A text file as it was read, with all that is needed to write it back the same way. Immutable.
///
/// @param text its text with `\n` for each line end, without byte order mark
/// @param marked whether it begins with a byte order mark
/// @param ends how its lines end
/// @param digest SHA-256 of its bytes, lower-case hex digits
public record TextFile(String text, boolean marked, LineEnds ends, String digest) {
    private static final String MARK = "\uFEFF";

    /// Reads a whole file as UTF-8.
    ///
    /// @param shown its path as people know it
    /// @throws ProblemException SQL_INVALID_UTF8 with the offset of the first byte that is none
    /// @throws IOException when it can't be read
    public static TextFile read(Path file, String shown) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = decoded(bytes, shown);
        boolean marked = text.startsWith(MARK);
        String body = marked ? text.substring(1) : text;
        return new TextFile(LineEnds.plain(body), marked, LineEnds.of(body), digest(bytes));
    }

    /// A file that does not exist yet.
    public static TextFile empty() {
        return new TextFile("", false, LineEnds.of(""), "");
    }

    /// The digest of a file's bytes now.
    ///
    /// @throws IOException when it can't be read
    public static String digestOf(Path file) throws IOException {
        return digest(Files.readAllBytes(file));
    }

    /// Replaces the file, with byte order mark and line ends as they were.
    ///
    /// @param edited the text now, with `\n` for each line end
    /// @return the file as it is now
    /// @throws IOException when it can't be written; what was there stays as it was
    public TextFile write(Path file, String edited) throws IOException {
        String written = (marked ? MARK : "") + ends.restored(text, edited);
        AtomicFile.write(file, written);
        String body = marked ? written.substring(1) : written;
        return new TextFile(
                edited,
                marked,
                LineEnds.of(body),
                digest(written.getBytes(StandardCharsets.UTF_8)));
    }

    private static String decoded(byte[] bytes, String shown) {
        CharsetDecoder decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var in = ByteBuffer.wrap(bytes);
        var out = CharBuffer.allocate(bytes.length);
        CoderResult result = decoder.decode(in, out, true);
        if (result.isError()) {
            throw invalid(bytes, in.position(), shown, out).asException();
        }
        decoder.flush(out);
        return out.flip().toString();
    }

    private static Problem invalid(byte[] bytes, int offset, String shown, CharBuffer before) {
        String above = before.flip().toString();
        int line = 1 + (int) above.chars().filter(c -> c == '\n').count();
        int start = above.lastIndexOf('\n') + 1;
        int column = above.codePointCount(start, above.length()) + 1;
        return Problem.of(
                        ProblemCode.SQL_INVALID_UTF8,
                        "%s was not opened".formatted(shown),
                        "The byte 0x%02X at offset %,d (line %,d) is not valid UTF-8"
                                .formatted(bytes[offset] & 0xFF, offset, line),
                        "Save the file as UTF-8 with the program that wrote it.")
                .at(new SourcePosition(shown, line, column));
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
