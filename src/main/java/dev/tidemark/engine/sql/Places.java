package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// Finds the line and column that the server's error position means.
public final class Places {
    private Places() {}

    /// The place of a character of a statement.
    ///
    /// @param character code points from the statement's first one, from 0
    public static SourcePosition of(Statement statement, int character) {
        return statement.text() instanceof SplicedText spliced
                ? of(statement, spliced.written(), spliced.writtenCharacter(character))
                : of(statement, statement.text(), character);
    }

    private static SourcePosition of(Statement statement, Statement.Text written, int character) {
        var start = statement.position();
        if (character <= 0 || written.size() != statement.length()) {
            // Replaced variables move what follows them: the statement's start is all that is
            // certain.
            return start;
        }
        String text = written.value();
        int end =
                text.offsetByCodePoints(
                        0, Math.min(character, text.codePointCount(0, text.length())));
        int lines = 0;
        int lineStart = 0;
        for (int i = text.indexOf('\n'); i >= 0 && i < end; i = text.indexOf('\n', i + 1)) {
            lines++;
            lineStart = i + 1;
        }
        int column = text.codePointCount(lineStart, end) + 1;
        if (lines == 0) {
            return new SourcePosition(start.file(), start.line(), start.column() + column - 1);
        }
        return laterLine(statement, lines, column);
    }

    private static SourcePosition laterLine(Statement statement, int lines, int column) {
        var start = statement.position();
        var source = statement.source();
        boolean plain = source.locate(1, 1).equals(new SourcePosition(start.file(), 1, 1));
        if (plain) {
            return new SourcePosition(start.file(), start.line() + lines, column);
        }
        try {
            var before =
                    new String(
                            source.read(
                                    0, (int) Math.min(statement.offset(), Integer.MAX_VALUE - 8)),
                            StandardCharsets.UTF_8);
            int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
            return source.locate(line + lines, column);
        } catch (IOException e) {
            return start;
        }
    }
}
