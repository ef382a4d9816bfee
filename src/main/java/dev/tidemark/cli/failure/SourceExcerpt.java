package dev.tidemark.cli.failure;

import dev.tidemark.cli.console.Printable;
import dev.tidemark.cli.console.TextWidth;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The line of a file that a problem is about, with a caret under the column.
///
/// @param number the line's number
/// @param line its text, shortened to a window around the column when it is long
/// @param indent what stands before the caret: blanks, and tabs where the line has them
record SourceExcerpt(int number, String line, String indent) {
    private static final int BEFORE = 60;
    private static final int LONGEST = 110;

    /// Reads the line, or gives empty when the file can't be found under any of the folders: the
    /// place itself is still worth showing.
    ///
    /// @param folders where the position's path may start
    static Optional<SourceExcerpt> read(SourcePosition position, List<Path> folders) {
        return folders.stream()
                .map(folder -> folder.resolve(position.file()))
                .filter(Files::isRegularFile)
                .findFirst()
                .flatMap(file -> read(file, position));
    }

    private static Optional<SourceExcerpt> read(Path file, SourcePosition position) {
        var decoder =
                StandardCharsets.UTF_8
                        .newDecoder()
                        .onMalformedInput(CodingErrorAction.REPLACE)
                        .onUnmappableCharacter(CodingErrorAction.REPLACE);
        try (var reader =
                new BufferedReader(new InputStreamReader(Files.newInputStream(file), decoder))) {
            return reader.lines()
                    .skip(position.line() - 1L)
                    .findFirst()
                    .map(line -> at(line, position));
        } catch (IOException | java.io.UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static SourceExcerpt at(String wholeLine, SourcePosition position) {
        String line = position.line() == 1 ? wholeLine.replace("\uFEFF", "") : wholeLine;
        int length = line.codePointCount(0, line.length());
        int column = Math.clamp(position.column() - 1L, 0, length);
        int first = column > BEFORE && length > LONGEST ? column - BEFORE : 0;
        int last = Math.min(length, first + LONGEST);
        String shown = part(line, first, last);
        String before = part(line, first, column);
        return new SourceExcerpt(position.line(), Printable.block(shown), blanks(before));
    }

    private static String part(String line, int first, int last) {
        return line.substring(line.offsetByCodePoints(0, first), line.offsetByCodePoints(0, last));
    }

    private static String blanks(String text) {
        var result = new StringBuilder();
        text.codePoints()
                .forEach(c -> {
                    if (c == '\t') {
                        result.append('\t');
                    } else {
                        result.repeat(' ', TextWidth.of(c));
                    }
                });
        return result.toString();
    }
}
