package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.ProblemCode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Passes over what a semicolon does not end: strings, quoted names, dollar quotes, comments.
///
/// Each method begins behind the opening mark and leaves `in.pos` behind the closing one, or at the
/// end of the text with [#unterminated] set.
final class QuotedText {
    private final SqlInput in;
    private final @Nullable Substitution substitution;

    /// Where a loop stops besides its own marks: `$` when placeholders are replaced.
    private final boolean placeholders;

    @Nullable ProblemCode unterminated;

    QuotedText(SqlInput in, @Nullable Substitution substitution) {
        this.in = in;
        this.substitution = substitution;
        this.placeholders = substitution != null && substitution.hasPlaceholders();
    }

    /// `'…'` and `U&'…'`: a doubled quote stands for one.
    SqlTokenKind string(int from) {
        byte stop = placeholders ? (byte) '$' : (byte) '\'';
        int p = from;
        while (true) {
            byte[] bytes = in.bytes;
            while (bytes[p] != '\'' && bytes[p] != 0 && bytes[p] != stop) {
                p++;
            }
            if (bytes[p] == '\'') {
                p = closeOrGoOn(p);
                if (p < 0) {
                    return SqlTokenKind.STRING;
                }
            } else if (bytes[p] == 0) {
                p = more(p);
                if (p < 0) {
                    return open(ProblemCode.SQL_UNTERMINATED_STRING, SqlTokenKind.STRING);
                }
            } else {
                p = placeholderOrDollar(p);
            }
        }
    }

    /// `E'…'`: a backslash takes the next character with it.
    SqlTokenKind escapeString(int from) {
        byte stop = placeholders ? (byte) '$' : (byte) '\'';
        int p = from;
        while (true) {
            byte[] bytes = in.bytes;
            while (bytes[p] != '\'' && bytes[p] != 0 && bytes[p] != '\\' && bytes[p] != stop) {
                p++;
            }
            if (bytes[p] == '\'') {
                p = closeOrGoOn(p);
                if (p < 0) {
                    return SqlTokenKind.STRING;
                }
            } else if (bytes[p] == '\\' && p + 1 < in.end) {
                p += 2;
            } else if (bytes[p] == 0 || bytes[p] == '\\') {
                p = more(p);
                if (p < 0) {
                    return open(ProblemCode.SQL_UNTERMINATED_STRING, SqlTokenKind.STRING);
                }
            } else {
                p = placeholderOrDollar(p);
            }
        }
    }

    /// `B'…'` and `X'…'`: the first quote closes; a second one begins another string.
    SqlTokenKind bitString(int from) {
        int p = from;
        while (true) {
            byte[] bytes = in.bytes;
            while (bytes[p] != '\'' && bytes[p] != 0) {
                p++;
            }
            if (bytes[p] == '\'') {
                p = continuation(p);
                if (p < 0) {
                    return SqlTokenKind.STRING;
                }
            } else {
                p = more(p);
                if (p < 0) {
                    return open(ProblemCode.SQL_UNTERMINATED_STRING, SqlTokenKind.STRING);
                }
            }
        }
    }

    /// `"…"`.
    SqlTokenKind name(int from) {
        byte stop = placeholders ? (byte) '$' : (byte) '"';
        int p = from;
        while (true) {
            byte[] bytes = in.bytes;
            while (bytes[p] != '"' && bytes[p] != 0 && bytes[p] != stop) {
                p++;
            }
            if (bytes[p] == '"') {
                if (p + 1 >= in.end && !in.exhausted) {
                    p = loaded(p);
                }
                if (in.bytes[p + 1] != '"') {
                    in.pos = p + 1;
                    return SqlTokenKind.QUOTED_NAME;
                }
                p += 2;
            } else if (bytes[p] == 0) {
                p = more(p);
                if (p < 0) {
                    return open(ProblemCode.SQL_UNTERMINATED_IDENTIFIER, SqlTokenKind.QUOTED_NAME);
                }
            } else {
                p = placeholderOrDollar(p);
            }
        }
    }

    /// `$tag$…$tag$`; the opening mark begins at `in.token` and ends before `from`.
    SqlTokenKind dollarString(int from) {
        byte[] mark = Arrays.copyOfRange(in.bytes, in.token, from);
        int p = from;
        while (true) {
            byte[] bytes = in.bytes;
            while (bytes[p] != '$' && bytes[p] != 0) {
                p++;
            }
            if (in.end - p < mark.length && !in.exhausted) {
                p = loaded(p);
            } else if (bytes[p] == 0) {
                in.pos = p;
                return open(ProblemCode.SQL_UNTERMINATED_DOLLAR_QUOTE, SqlTokenKind.DOLLAR_STRING);
            } else if (matches(bytes, p, mark)) {
                in.pos = p + mark.length;
                return SqlTokenKind.DOLLAR_STRING;
            } else {
                p = placeholders ? placeholderOrDollar(p) : p + 1;
            }
        }
    }

    /// `-- …` up to the line's end, which may be a carriage return.
    SqlTokenKind lineComment(int from) {
        int p = from;
        while (true) {
            byte[] bytes = in.bytes;
            while (bytes[p] != '\n' && bytes[p] != '\r' && bytes[p] != 0) {
                p++;
            }
            in.pos = p;
            if (bytes[p] != 0) {
                return SqlTokenKind.COMMENT;
            }
            p = more(p);
            if (p < 0) {
                return SqlTokenKind.COMMENT;
            }
        }
    }

    /// `/* … */`, which may hold others.
    SqlTokenKind blockComment(int from) {
        int depth = 1;
        int p = from;
        while (true) {
            byte[] bytes = in.bytes;
            while (bytes[p] != '*' && bytes[p] != '/' && bytes[p] != 0) {
                p++;
            }
            if (p + 1 >= in.end) {
                p = more(p);
                if (p < 0) {
                    return open(ProblemCode.SQL_UNTERMINATED_COMMENT, SqlTokenKind.COMMENT);
                }
            } else if (bytes[p] == '*' && bytes[p + 1] == '/') {
                p += 2;
                depth--;
                if (depth == 0) {
                    in.pos = p;
                    return SqlTokenKind.COMMENT;
                }
            } else if (bytes[p] == '/' && bytes[p + 1] == '*') {
                p += 2;
                depth++;
            } else {
                p++;
            }
        }
    }

    /// At a quote inside a string: behind a doubled one, behind the opening quote of the next
    /// line's part, or -1 when the string ends.
    private int closeOrGoOn(int quote) {
        int p = quote;
        if (p + 1 >= in.end && !in.exhausted) {
            p = loaded(p);
        }
        return in.bytes[p + 1] == '\'' ? p + 2 : continuation(p);
    }

    /// White space with a line end in it, comments included, then a quote: the string goes on
    /// (PostgreSQL manual 4.1.2.1).
    private int continuation(int quote) {
        int closing = quote;
        int p = quote + 1;
        boolean lineEnded = false;
        boolean comment = false;
        while (true) {
            if (in.end - p < 2 && !in.exhausted) {
                in.token = closing;
                in.pos = p;
                in.refill();
                p = in.pos;
                closing = in.token;
            }
            byte[] bytes = in.bytes;
            byte c = bytes[p];
            if (c == '\n' || c == '\r') {
                lineEnded = true;
                comment = false;
                p++;
            } else if (CharClass.isSpace(c) || (comment && c != 0)) {
                p++;
            } else if (c == '\'' && lineEnded) {
                return p + 1;
            } else if (c == '-' && bytes[p + 1] == '-') {
                comment = true;
                p += 2;
            } else {
                in.pos = closing + 1;
                return -1;
            }
        }
    }

    private int placeholderOrDollar(int p) {
        int at = in.end - p < SqlInput.LOOKAHEAD && !in.exhausted ? loaded(p) : p;
        if (substitution == null || !substitution.beginsPlaceholder(in, at)) {
            return at + 1;
        }
        in.pos = at;
        in.token = at;
        return substitution.placeholder(in) ? in.pos : at + 1;
    }

    private static boolean matches(byte[] bytes, int p, byte[] mark) {
        for (int i = 0; i < mark.length; i++) {
            if (bytes[p + i] != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private int loaded(int p) {
        in.pos = p;
        in.token = p;
        in.refill();
        return in.pos;
    }

    /// Loads more behind `p`, or -1 at the end of the text.
    private int more(int p) {
        if (in.exhausted) {
            in.pos = in.end;
            return -1;
        }
        return loaded(p);
    }

    private SqlTokenKind open(ProblemCode code, SqlTokenKind kind) {
        unterminated = code;
        return kind;
    }
}
