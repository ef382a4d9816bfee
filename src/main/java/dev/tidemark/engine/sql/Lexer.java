package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.ProblemCode;
import org.jspecify.annotations.Nullable;

/// Cuts SQL into tokens by the rules of psql's scanner (`psqlscan.l` of PostgreSQL), streaming: the
/// inside of strings and comments is passed over and not kept.
///
/// Where psql, which reads line by line, and the server differ, it reads as the server does: a
/// string that goes on in the next line keeps its kind.
final class Lexer {
    private final SqlInput in;
    private final @Nullable Substitution substitution;
    private final QuotedText quoted;
    private final boolean placeholders;

    /// Whether a backslash in `'…'` is an ordinary character.
    boolean standardStrings = true;

    /// First byte of the last token, as a place of the text read.
    long start;

    Lexer(SqlInput in, @Nullable Substitution substitution) {
        this.in = in;
        this.substitution = substitution;
        this.placeholders = substitution != null && substitution.hasPlaceholders();
        this.quoted = new QuotedText(in, substitution);
    }

    /// Why the last token has no end, or null when it has one.
    @Nullable ProblemCode unterminated() {
        return quoted.unterminated;
    }

    /// The next token; `in.token` and `in.pos` stand at its ends, unless it is a long one.
    SqlTokenKind next() {
        while (true) {
            byte[] bytes = in.bytes;
            int p = in.pos;
            while (CharClass.of(bytes[p]) == CharClass.SPACE) {
                p++;
            }
            in.pos = p;
            in.token = p;
            if (in.end - p < SqlInput.LOOKAHEAD && !in.exhausted) {
                in.refill();
                continue;
            }
            byte first = CharClass.of(bytes[p]);
            if (first == CharClass.END) {
                return SqlTokenKind.END;
            }
            start = in.place(p);
            switch (first) {
                case CharClass.LETTER -> {
                    return word(p + 1);
                }
                case CharClass.PREFIX -> {
                    return prefixed(p);
                }
                case CharClass.DIGIT -> {
                    return number(p);
                }
                case CharClass.QUOTE -> {
                    return standardStrings ? quoted.string(p + 1) : quoted.escapeString(p + 1);
                }
                case CharClass.DOUBLE_QUOTE -> {
                    return quoted.name(p + 1);
                }
                case CharClass.DOT -> {
                    return dot(p);
                }
                case CharClass.DOLLAR -> {
                    if (!placeholder(p)) {
                        return dollar(p);
                    }
                }
                case CharClass.OPERATOR -> {
                    return operator(p);
                }
                case CharClass.COLON -> {
                    int length = colon(p);
                    if (length > 0) {
                        in.pos = p + length;
                        return SqlTokenKind.OPERATOR;
                    }
                }
                case CharClass.BACKSLASH -> {
                    byte next = bytes[p + 1];
                    if (next == ':' && substitution != null) {
                        in.replace(2, new byte[] {':'});
                        in.pos++;
                        return SqlTokenKind.OPERATOR;
                    }
                    in.pos = next == ';' ? p + 2 : p + 1;
                    return next == ';' ? SqlTokenKind.JOINING_SEMICOLON : SqlTokenKind.BACKSLASH;
                }
                case CharClass.COMMA -> {
                    in.pos = p + 1;
                    return SqlTokenKind.COMMA;
                }
                case CharClass.OPEN -> {
                    in.pos = p + 1;
                    return SqlTokenKind.OPEN_PARENTHESIS;
                }
                case CharClass.CLOSE -> {
                    in.pos = p + 1;
                    return SqlTokenKind.CLOSE_PARENTHESIS;
                }
                case CharClass.SEMICOLON -> {
                    in.pos = p + 1;
                    return SqlTokenKind.SEMICOLON;
                }
                default -> {
                    in.pos = p + 1;
                    return SqlTokenKind.OTHER;
                }
            }
        }
    }

    private SqlTokenKind word(int from) {
        int p = from;
        while (true) {
            byte[] bytes = in.bytes;
            while (CharClass.continuesName(bytes[p]) && !(placeholders && bytes[p] == '$')) {
                p++;
            }
            in.pos = p;
            if (bytes[p] == '$') {
                p = behindDollar();
                if (p < 0) {
                    return SqlTokenKind.WORD;
                }
            } else if (p < in.end || in.exhausted) {
                return SqlTokenKind.WORD;
            } else {
                in.refill();
                p = in.pos;
            }
        }
    }

    /// At a `$` inside a word: -1 when a placeholder begins there, else the next index.
    private int behindDollar() {
        if (in.end - in.pos < SqlInput.LOOKAHEAD && !in.exhausted) {
            in.refill();
        }
        return isPlaceholder(in.pos) ? -1 : in.pos + 1;
    }

    /// `E'`, `B'`, `X'`, `U&'`, `U&"`; `N'` is a word and a plain string, as for the server.
    private SqlTokenKind prefixed(int p) {
        byte[] bytes = in.bytes;
        byte next = bytes[p + 1];
        if (next == '\'') {
            switch (bytes[p]) {
                case 'e', 'E' -> {
                    return quoted.escapeString(p + 2);
                }
                case 'b', 'B', 'x', 'X' -> {
                    return quoted.bitString(p + 2);
                }
                default -> {}
            }
        } else if (next == '&' && (bytes[p] == 'u' || bytes[p] == 'U')) {
            if (bytes[p + 2] == '\'') {
                return quoted.string(p + 3);
            }
            if (bytes[p + 2] == '"') {
                return quoted.name(p + 3);
            }
        }
        return word(p + 1);
    }

    private SqlTokenKind number(int from) {
        int p = digits(from);
        byte[] bytes = in.bytes;
        if (bytes[p] == '.' && bytes[p + 1] != '.') {
            p = digits(p + 1);
        }
        return exponent(p);
    }

    private SqlTokenKind exponent(int from) {
        int p = from;
        byte[] bytes = in.bytes;
        if ((bytes[p] | 0x20) == 'e') {
            int sign = bytes[p + 1] == '+' || bytes[p + 1] == '-' ? 1 : 0;
            if (CharClass.isDigit(bytes[p + 1 + sign])) {
                p = digits(p + 1 + sign);
            } else if (sign == 1) {
                in.pos = p + 2;
                return SqlTokenKind.NUMBER;
            }
        }
        return junk(p, SqlTokenKind.NUMBER);
    }

    /// A word directly behind a number belongs to it as junk, with any `$` in it.
    private SqlTokenKind junk(int p, SqlTokenKind kind) {
        if (CharClass.beginsName(in.bytes[p])) {
            word(p + 1);
        } else {
            in.pos = p;
        }
        return kind;
    }

    private int digits(int from) {
        int p = from;
        while (true) {
            while (CharClass.isDigit(in.bytes[p])) {
                p++;
            }
            if (p + 4 < in.end || in.exhausted) {
                return p;
            }
            in.pos = p;
            in.refill();
            p = in.pos;
        }
    }

    private SqlTokenKind dot(int p) {
        if (CharClass.isDigit(in.bytes[p + 1])) {
            return exponent(digits(p + 1));
        }
        boolean two = in.bytes[p + 1] == '.';
        in.pos = two ? p + 2 : p + 1;
        return two ? SqlTokenKind.OPERATOR : SqlTokenKind.DOT;
    }

    private SqlTokenKind dollar(int p) {
        byte[] bytes = in.bytes;
        if (CharClass.isDigit(bytes[p + 1])) {
            return junk(digits(p + 1), SqlTokenKind.PARAMETER);
        }
        int tagEnd = p + 1;
        if (CharClass.beginsName(bytes[tagEnd])) {
            tagEnd = variableEnd(tagEnd);
        }
        if (in.bytes[tagEnd] == '$') {
            return quoted.dollarString(tagEnd + 1);
        }
        in.pos = in.token + 1;
        return SqlTokenKind.OTHER;
    }

    /// The end of a tag or variable name; `in.token` holds the window.
    private int variableEnd(int from) {
        int p = from;
        while (true) {
            while (CharClass.continuesVariable(in.bytes[p])) {
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

    private boolean placeholder(int p) {
        return substitution != null && isPlaceholder(p) && substitution.placeholder(in);
    }

    private boolean isPlaceholder(int p) {
        return substitution != null && substitution.beginsPlaceholder(in, p);
    }

    /// Length of the token at a colon, or 0 when a variable's value was put in its place.
    private int colon(int p) {
        byte next = in.bytes[p + 1];
        if (next == ':' || next == '=') {
            return 2;
        }
        return substitution == null ? 1 : substitution.variable(in);
    }

    private SqlTokenKind operator(int p) {
        byte[] bytes = in.bytes;
        if (bytes[p] == '-' && bytes[p + 1] == '-') {
            return quoted.lineComment(p + 2);
        }
        if (bytes[p] == '/' && bytes[p + 1] == '*') {
            return quoted.blockComment(p + 2);
        }
        int last = p + 1;
        boolean beyondStandard = beyondStandard(bytes[p]);
        while (CharClass.of(bytes[last]) == CharClass.OPERATOR && !commentAt(bytes, last)) {
            beyondStandard |= beyondStandard(bytes[last]);
            last++;
        }
        // A sign ends no operator that consists of standard SQL's characters only: `=-1`.
        while (!beyondStandard
                && last > p + 1
                && (bytes[last - 1] == '+' || bytes[last - 1] == '-')) {
            last--;
        }
        in.pos = last;
        return SqlTokenKind.OPERATOR;
    }

    private static boolean commentAt(byte[] bytes, int p) {
        return (bytes[p] == '-' && bytes[p + 1] == '-') || (bytes[p] == '/' && bytes[p + 1] == '*');
    }

    private static boolean beyondStandard(byte c) {
        return switch (c) {
            case '~', '!', '@', '#', '^', '&', '|', '`', '?', '%' -> true;
            default -> false;
        };
    }
}
