package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.Problem;
import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.ProblemException;
import dev.tidemark.engine.problem.SourcePosition;
import java.io.IOException;
import java.util.Collection;
import java.util.TreeSet;

/// The words for everything that can be wrong with a script.
final class SqlProblems {
    private SqlProblems() {}

    static ProblemException unreadable(String name, IOException cause) {
        var problem =
                Problem.of(
                        ProblemCode.FILE_UNREADABLE,
                        "%s can't be read".formatted(name),
                        String.valueOf(cause.getMessage()),
                        "Check that the file exists and may be read.");
        return new ProblemException(problem, cause);
    }

    static ProblemException invalidByte(SourcePosition where, long offset, int value) {
        String why =
                value == 0
                        ? "A zero byte at offset %d can't be part of SQL text".formatted(offset)
                        : "The byte 0x%02X at offset %d is not valid UTF-8"
                                .formatted(value, offset);
        return problem(
                ProblemCode.SQL_INVALID_UTF8, where, why, "Save the file as UTF-8 and try again.");
    }

    static ProblemException unterminated(ProblemCode code, SourcePosition where) {
        return switch (code) {
            case SQL_UNTERMINATED_STRING ->
                    problem(
                            code,
                            where,
                            "The string that opens here has no closing quote",
                            "Close it with ' or double the quotes inside it.");
            case SQL_UNTERMINATED_IDENTIFIER ->
                    problem(
                            code,
                            where,
                            "The quoted name that opens here has no closing quote",
                            "Close it with \" or double the quotes inside it.");
            case SQL_UNTERMINATED_COMMENT ->
                    problem(
                            code,
                            where,
                            "The comment that opens here has no end; comments nest",
                            "Close each /* with its own */.");
            case SQL_UNTERMINATED_DOLLAR_QUOTE ->
                    problem(
                            code,
                            where,
                            "The dollar quote that opens here is not closed by the same tag",
                            "Close it with exactly the tag that opens it.");
            case SQL_UNTERMINATED_BODY ->
                    problem(
                            code,
                            where,
                            "The BEGIN ATOMIC body that opens here has no END",
                            "End the last statement of the body with ; and write END; behind it.");
            default -> throw new IllegalArgumentException(code.text());
        };
    }

    static ProblemException metaCommand(SourcePosition where, String why, String hint) {
        return problem(ProblemCode.SQL_META_COMMAND, where, why, hint);
    }

    static ProblemException include(SourcePosition where, String why, String hint) {
        return problem(ProblemCode.SQL_INCLUDE, where, why, hint);
    }

    static ProblemException unknownPlaceholder(
            SourcePosition where, String name, Collection<String> known) {
        String values =
                known.isEmpty() ? "none is defined" : String.join(", ", new TreeSet<>(known));
        return problem(
                ProblemCode.PLACEHOLDER_UNKNOWN,
                where,
                "The placeholder ${%s} has no value (known: %s)".formatted(name, values),
                "Give %s a value, or switch placeholders off.".formatted(name));
    }

    static ProblemException unclosedTransaction(SourcePosition where) {
        return problem(
                ProblemCode.SQL_TRANSACTION_UNCLOSED,
                where,
                "The transaction that BEGIN opens here is never ended",
                "Write COMMIT; behind its last statement, or take BEGIN out.");
    }

    static ProblemException refusedInTransaction(SourcePosition where, String refusal) {
        return problem(
                ProblemCode.SQL_TRANSACTION_REFUSED,
                where,
                refusal + ", and the script has opened one",
                "Move the statement out of BEGIN … COMMIT.");
    }

    static Problem clientEncoding(SourcePosition where, String encoding) {
        return Problem.of(
                        ProblemCode.SQL_CLIENT_ENCODING,
                        "%s can't be run".formatted(where.file()),
                        "It sets client_encoding to %s, but the file is UTF-8 and is sent as UTF-8"
                                .formatted(encoding),
                        "Take the statement out.")
                .at(where);
    }

    private static ProblemException problem(
            ProblemCode code, SourcePosition where, String why, String hint) {
        return Problem.of(code, "%s can't be run".formatted(where.file()), why, hint)
                .at(where)
                .asException();
    }
}
