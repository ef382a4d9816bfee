package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.ProblemCode;
import dev.tidemark.engine.problem.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Splits one source into statements: the outer loop of psql, without its lines.
final class StatementScanner implements AutoCloseable {
    private final ScriptSession session;
    private final SqlInput in;
    private final CopyExtents extents;
    private final Lexer lexer;
    private final StatementHead head = new StatementHead();
    private final RoutineBody body = new RoutineBody();
    private final PlainText plain;
    private final boolean placeholders;

    private boolean inStatement;
    private long start;
    private long lastEnd;
    private int depth;
    private @Nullable SourcePosition position;
    private @Nullable Inclusion inclusion;

    /// A file that the script asks for.
    record Inclusion(String file, SourcePosition where) {}

    StatementScanner(SqlSource source, ScriptSession session, CopyExtents extents) {
        this.session = session;
        this.extents = extents;
        this.in = SqlInput.open(source);
        this.plain = new PlainText(in);
        this.placeholders = session.options.placeholders() != null;
        this.lexer =
                new Lexer(in, new Substitution(session.variables, session.options.placeholders()));
    }

    SqlSource source() {
        return in.source();
    }

    /// The file to read before going on, once.
    @Nullable Inclusion takeInclusion() {
        var taken = inclusion;
        inclusion = null;
        return taken;
    }

    /// The next statement; null when a file is to be read first, or at the end.
    @Nullable Statement next() {
        lexer.standardStrings = session.strings.isStandard();
        while (true) {
            if (inStatement && !placeholders && !head.isOpen() && !body.isOpen()) {
                passPlainText();
            }
            SqlTokenKind kind = lexer.next();
            switch (kind) {
                case COMMENT -> {}
                case END -> {
                    return end();
                }
                case SEMICOLON -> {
                    if (depth > 0 || body.isInside()) {
                        token(kind);
                    } else if (inStatement) {
                        return finish(Statement.Terminator.SEMICOLON);
                    }
                }
                case JOINING_SEMICOLON -> {
                    if (depth > 0 || body.isInside()) {
                        plainSemicolon();
                    } else if (inStatement) {
                        return finish(Statement.Terminator.JOINED);
                    }
                }
                case BACKSLASH -> {
                    var echo = metaCommand();
                    if (echo != null || inclusion != null) {
                        return echo;
                    }
                }
                case OPEN_PARENTHESIS -> {
                    token(kind);
                    depth++;
                }
                case CLOSE_PARENTHESIS -> {
                    depth = Math.max(0, depth - 1);
                    token(kind);
                }
                default -> token(kind);
            }
        }
    }

    private void passPlainText() {
        int last = plain.pass(depth, lexer.standardStrings);
        depth = plain.depth();
        if (last >= 0) {
            lastEnd = in.place(last);
        }
    }

    private void token(SqlTokenKind kind) {
        if (!inStatement) {
            begin();
        }
        if (head.isOpen()) {
            head.add(kind, in.bytes, in.token, in.pos, depth);
        }
        if (body.isOpen()) {
            body.add(kind, in.bytes, in.token, in.pos, depth, lexer.start);
        }
        lastEnd = in.place(in.pos);
    }

    private void begin() {
        inStatement = true;
        start = lexer.start;
        position = in.position(start);
        in.keepFrom(start);
        head.clear();
        body.clear();
        depth = 0;
    }

    private void plainSemicolon() {
        in.pos -= 2;
        in.replace(2, new byte[] {';'});
        in.token = in.pos;
        in.pos++;
        token(SqlTokenKind.SEMICOLON);
    }

    private @Nullable Statement end() {
        ProblemCode open = lexer.unterminated();
        if (open != null) {
            throw SqlProblems.unterminated(open, in.locate(in.sourceStart(lexer.start)));
        }
        if (!inStatement) {
            return null;
        }
        if (body.isInside()) {
            throw SqlProblems.unterminated(
                    ProblemCode.SQL_UNTERMINATED_BODY, in.locate(in.sourceStart(body.openedAt())));
        }
        return finish(Statement.Terminator.FILE);
    }

    private Statement finish(Statement.Terminator terminator) {
        var what = Classification.of(head);
        SourcePosition where = Objects.requireNonNull(position);
        long offset = in.sourceStart(start);
        long length = in.sourceEnd(lastEnd) - offset;
        var text = in.text(start, lastEnd);
        Statement.CopyData data = null;
        if (what.kind() == StatementKind.COPY_FROM_STDIN) {
            if (terminator == Statement.Terminator.JOINED) {
                throw SqlProblems.metaCommand(
                        where,
                        "\\; behind COPY … FROM STDIN leaves no place for its data",
                        "End the COPY with a plain semicolon.");
            }
            data = new CopyDataReader(in, extents).read();
        }
        session.strings.observe(what.kind(), head);
        inStatement = false;
        depth = 0;
        body.clear();
        in.release();
        return new Statement(
                session.nextIndex(),
                where,
                in.source(),
                offset,
                length,
                what.kind(),
                what.command(),
                what.refusal(),
                text,
                data,
                terminator);
    }

    private @Nullable Statement metaCommand() {
        int lineEnd = lineEnd();
        int first = in.token + 1;
        long place = in.place(in.token);
        var where = inStatement ? in.locate(in.sourceStart(place)) : in.position(place);
        String line = new String(in.bytes, first, lineEnd - first, StandardCharsets.UTF_8);
        var arguments = new MetaArguments(line, session.variables, where);
        var effect = session.commands.run(arguments);
        int length = arguments.finish() + 1;
        long offset = in.sourceStart(place);
        in.pos = in.token;
        if (inStatement) {
            in.replace(length, new byte[0]);
        } else {
            in.pos += length;
        }
        return switch (effect) {
            case MetaCommands.Effect.None _ -> null;
            case MetaCommands.Effect.Include include -> {
                inclusion = new Inclusion(include.file(), where);
                yield null;
            }
            case MetaCommands.Effect.Echo echo -> echo(echo.text(), where, offset, length);
        };
    }

    private Statement echo(String text, SourcePosition where, long offset, int length) {
        return new Statement(
                session.nextIndex(),
                where,
                in.source(),
                offset,
                length,
                StatementKind.ECHO,
                "\\echo",
                null,
                KeptText.of(text),
                null,
                Statement.Terminator.LINE);
    }

    /// The end of the line at hand, loaded; `in.token` still stands at the backslash.
    private int lineEnd() {
        int p = in.pos;
        while (true) {
            while (in.bytes[p] != '\n' && in.bytes[p] != 0) {
                p++;
            }
            if (p < in.end || in.exhausted) {
                return p;
            }
            in.pos = p;
            in.refill();
            p = in.pos;
        }
    }

    @Override
    public void close() {
        in.close();
    }
}
