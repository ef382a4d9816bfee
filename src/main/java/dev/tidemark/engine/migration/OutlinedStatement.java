package dev.tidemark.engine.migration;

import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import org.jspecify.annotations.Nullable;

/// A statement of a migration's file and where it begins, without its whole text.
///
/// @param part the part that it stands in
/// @param index 1 for the part's first statement
/// @param line the line of its first token, from 1
/// @param column the column of its first token, from 1, in code points
/// @param kind how it is sent
/// @param command its leading keywords, for example `CREATE INDEX CONCURRENTLY`
/// @param words how its text begins, on one line, long ones cut
/// @param refusal why it can't run inside a transaction, or null when it can
public record OutlinedStatement(
        MigrationPart.Kind part,
        int index,
        int line,
        int column,
        StatementKind kind,
        String command,
        String words,
        @Nullable String refusal) {
    private static final int MOST_WORDS = 70;

    static OutlinedStatement of(MigrationPart.Kind part, Statement statement) {
        return new OutlinedStatement(
                part,
                statement.index(),
                statement.position().line(),
                statement.position().column(),
                statement.kind(),
                statement.command(),
                words(statement),
                statement.refusal());
    }

    private static String words(Statement statement) {
        // Twice as much is read, for what stands on several lines.
        String words = statement.text().head(2 * MOST_WORDS).strip().replaceAll("\\s+", " ");
        return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "…" : words;
    }

    /// Whether it begins at a place or before it.
    boolean beginsAtOrBefore(int otherLine, int otherColumn) {
        return line < otherLine || (line == otherLine && column <= otherColumn);
    }
}
