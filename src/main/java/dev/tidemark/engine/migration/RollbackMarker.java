package dev.tidemark.engine.migration;

import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the up text of a file ends and its rollback section begins.
///
/// @param upEnd the first byte that does not belong to the up text
/// @param line the marker's line
/// @param sectionStart the first byte of the line below the marker
/// @param commentDepth how many block comments are open there
/// @param declared what the line declares instead, empty on a marker
record RollbackMarker(long upEnd, int line, long sectionStart, int commentDepth, String declared) {

    /// Finds the first of the candidate lines that stands between two statements, or behind the
    /// last one, and after the first; null when none does.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the text above can't be split
    static @Nullable RollbackMarker among(
            List<MarkerLine> candidates, SqlSource source, ScriptOptions options)
            throws IOException {
        if (candidates.isEmpty()) {
            return null;
        }
        try (StatementReader reader = StatementReader.open(source, options)) {
            Statement next = nextIn(source, reader);
            long end = -1;
            for (MarkerLine candidate : candidates) {
                while (next != null && next.offset() <= candidate.offset()) {
                    end = endOf(next);
                    next = nextIn(source, reader);
                }
                if (end >= 0 && end <= candidate.offset()) {
                    return at(candidate, source, end);
                }
            }
        }
        return null;
    }

    // A source is a place to read from: the very one that was opened is meant.
    @SuppressWarnings("ReferenceEquality")
    private static @Nullable Statement nextIn(SqlSource source, StatementReader reader) {
        Statement statement = reader.next();
        while (statement != null && !statement.source().equals(source)) {
            statement = reader.next();
        }
        return statement;
    }

    private static long endOf(Statement statement) {
        Statement.CopyData data = statement.data();
        return data == null
                ? statement.offset() + statement.length()
                : data.offset() + data.length();
    }

    private static RollbackMarker at(MarkerLine candidate, SqlSource source, long previousEnd)
            throws IOException {
        int gap = Math.toIntExact(candidate.offset() - previousEnd);
        byte[] before = source.read(previousEnd, gap);
        var comments = new CommentState();
        comments.pass(before, gap);
        long upEnd = comments.depth() > 0 ? previousEnd + comments.opened() : candidate.offset();
        byte[] below = tail(source, candidate.offset());
        int lineEnd = 0;
        while (lineEnd < below.length && below[lineEnd] != '\n') {
            lineEnd++;
        }
        comments.pass(below, lineEnd);
        return new RollbackMarker(
                upEnd,
                candidate.line(),
                candidate.offset() + Math.min(lineEnd + 1, below.length),
                comments.depth(),
                candidate.declared());
    }

    private static byte[] tail(SqlSource source, long offset) throws IOException {
        return source.read(offset, (int) Math.min(source.size() - offset, 1 << 16));
    }

    /// The section below the marker as it stands in the file.
    byte[] section(SqlSource source) throws IOException {
        return source.read(sectionStart, Math.toIntExact(source.size() - sectionStart));
    }

    /// The first line of the section.
    int sectionLine() {
        return line + 1;
    }

    /// Follows comments through text that holds nothing else.
    private static final class CommentState {
        private int depth;
        private int opened;
        private int passed;

        void pass(byte[] text, int length) {
            String gap = new String(text, 0, length, StandardCharsets.ISO_8859_1);
            int at = 0;
            while (at < length) {
                if (depth == 0 && gap.startsWith("--", at)) {
                    int end = gap.indexOf('\n', at);
                    at = end < 0 ? length : end;
                } else if (gap.startsWith("/*", at)) {
                    opened = depth == 0 ? passed + at : opened;
                    depth++;
                    at += 2;
                } else if (depth > 0 && gap.startsWith("*/", at)) {
                    depth--;
                    at += 2;
                } else {
                    at++;
                }
            }
            passed += length;
        }

        int depth() {
            return depth;
        }

        int opened() {
            return opened;
        }
    }
}
