package dev.tidemark.engine.migration;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import dev.tidemark.engine.sql.Script;
import dev.tidemark.engine.sql.ScriptOptions;
import dev.tidemark.engine.sql.ScriptSummary;
import dev.tidemark.engine.sql.SqlSource;
import dev.tidemark.engine.sql.Statement;
import dev.tidemark.engine.sql.StatementKind;
import dev.tidemark.engine.sql.StatementReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/// Turns the text of a way back into a [Rollback].
final class RollbackText {
    /// The words that PostgreSQL's commands begin with (manual, part VI).
    private static final Set<String> COMMANDS =
            Set.of(
                    ("ABORT ALTER ANALYSE ANALYZE BEGIN CALL CHECKPOINT CLOSE CLUSTER COMMENT"
                                    + " COMMIT COPY CREATE DEALLOCATE DECLARE DELETE DISCARD DO"
                                    + " DROP END EXECUTE EXPLAIN FETCH GRANT IMPORT INSERT LISTEN"
                                    + " LOAD LOCK MERGE MOVE NOTIFY PREPARE REASSIGN REFRESH"
                                    + " REINDEX RELEASE RESET REVOKE ROLLBACK SAVEPOINT SECURITY"
                                    + " SELECT SET SHOW START TABLE TRUNCATE UNLISTEN UPDATE"
                                    + " VACUUM VALUES WITH")
                            .split(" "));

    private RollbackText() {}

    /// The way back in a file of its own, or in a part of one that holds plain SQL.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the text can't be split
    static Rollback plain(SqlSource source, boolean ownFile, ScriptOptions options) {
        ScriptSummary summary = Script.summarize(source, options);
        return summary.statements() == 0
                ? new Rollback.NotGiven()
                : new Rollback.Script(source, !ownFile, summary);
    }

    /// The way back in the section below a marker.
    ///
    /// @throws dev.tidemark.engine.problem.ProblemException when the section is no SQL, or not
    ///   commented
    static Rollback section(SqlSource file, RollbackMarker marker, ScriptOptions options)
            throws IOException {
        String text = decoded(file, marker);
        SqlSource sql =
                Uncommenting.of(file.name(), text, marker.sectionLine(), marker.commentDepth());
        try (StatementReader reader = StatementReader.open(sql, options)) {
            for (Statement next = reader.next(); next != null; next = reader.next()) {
                requireCommand(next, file.name());
            }
        }
        return plain(sql, false, options);
    }

    /// A sentence for people that stands among the commented SQL would be sent to the server.
    private static void requireCommand(Statement statement, String path) {
        if (statement.kind() == StatementKind.ECHO) {
            return;
        }
        String head = statement.text().head(60).strip();
        int end = 0;
        while (end < head.length() && Character.isLetter(head.charAt(end))) {
            end++;
        }
        String word = head.substring(0, end).toUpperCase(Locale.ROOT);
        if (head.startsWith("(") || COMMANDS.contains(word)) {
            return;
        }
        throw Problem.of(
                        ProblemCode.ROLLBACK_NOT_SQL,
                        "The rollback section of %s can't be read".formatted(path),
                        "Line %d begins no SQL statement".formatted(statement.position().line()),
                        "Put a second `-- ` in front of lines that are meant for people.")
                .at(statement.position())
                .withStatement(head)
                .asException();
    }

    private static String decoded(SqlSource file, RollbackMarker marker) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(marker.section(file));
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
        } catch (CharacterCodingException e) {
            // The decoder leaves the buffer at the byte that it could not read.
            long offset = marker.sectionStart() + bytes.position();
            int line = marker.sectionLine();
            for (int i = 0; i < bytes.position(); i++) {
                line += bytes.get(i) == '\n' ? 1 : 0;
            }
            throw new ProblemException(
                    Problem.of(
                                    ProblemCode.SQL_INVALID_UTF8,
                                    "%s was not read".formatted(file.name()),
                                    "The byte at offset %d is not valid UTF-8".formatted(offset),
                                    "Save the file as UTF-8.")
                            .at(new SourcePosition(file.name(), line, 1)),
                    e);
        }
    }
}
