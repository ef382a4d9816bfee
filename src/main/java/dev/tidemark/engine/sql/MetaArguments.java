package dev.tidemark.engine.sql;

import dev.tidemark.engine.problem.SourcePosition;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Reads a psql command's name and arguments from its line (`psqlscanslash.l` of PostgreSQL).
final class MetaArguments {
    private final String line;
    private final Variables variables;
    private final SourcePosition where;
    private int at;

    /// @param line what stands behind the backslash, up to the line's end
    MetaArguments(String line, Variables variables, SourcePosition where) {
        this.line = line;
        this.variables = variables;
        this.where = where;
    }

    /// The place of the backslash.
    SourcePosition where() {
        return where;
    }

    /// The command's name; it ends at white space or the next backslash.
    String name() {
        while (at < line.length() && !endsArgument(line.charAt(at))) {
            at++;
        }
        return line.substring(0, at);
    }

    /// The next argument, or null when there is none.
    @Nullable String next() {
        while (at < line.length() && isSpace(line.charAt(at))) {
            at++;
        }
        if (at >= line.length() || line.charAt(at) == '\\') {
            return null;
        }
        var argument = new StringBuilder();
        while (at < line.length() && !endsArgument(line.charAt(at))) {
            char c = line.charAt(at);
            switch (c) {
                case '\'' -> quoted(argument);
                case '"' -> doubleQuoted(argument);
                case ':' -> variable(argument);
                case '`' ->
                        throw SqlProblems.metaCommand(
                                where,
                                "Commands of the operating system are not run from scripts",
                                "Write the value itself instead of `…`.");
                default -> {
                    argument.append(c);
                    at++;
                }
            }
        }
        return argument.toString();
    }

    /// [#next()] without the semicolons that people write behind a command.
    @Nullable String nextWithoutSemicolon() {
        String argument = next();
        int length = argument == null ? 0 : argument.length();
        while (length > 0 && argument != null && argument.charAt(length - 1) == ';') {
            length--;
        }
        return argument == null || length == 0 ? null : argument.substring(0, length);
    }

    /// Passes over what is left of the command.
    ///
    /// @return number of bytes of the line that belong to it, a closing `\\` included
    int finish() {
        while (next() != null) {
            // psql warns of arguments that a command does not take, and goes on.
        }
        if (line.startsWith("\\\\", at)) {
            at += 2;
        }
        return line.substring(0, at).getBytes(StandardCharsets.UTF_8).length;
    }

    private void quoted(StringBuilder argument) {
        at++;
        while (at < line.length()) {
            char c = line.charAt(at++);
            if (c == '\\' && at < line.length()) {
                escape(argument);
            } else if (c != '\'') {
                argument.append(c);
            } else if (at < line.length() && line.charAt(at) == '\'') {
                argument.append('\'');
                at++;
            } else {
                return;
            }
        }
        throw unterminated();
    }

    private void escape(StringBuilder argument) {
        char c = line.charAt(at);
        if (c >= '0' && c <= '7') {
            number(argument, 8, 3);
        } else if (c == 'x' && at + 1 < line.length() && digit(line.charAt(at + 1), 16) >= 0) {
            at++;
            number(argument, 16, 2);
        } else {
            at++;
            argument.append(
                    switch (c) {
                        case 'n' -> '\n';
                        case 't' -> '\t';
                        case 'b' -> '\b';
                        case 'r' -> '\r';
                        case 'f' -> '\f';
                        default -> c;
                    });
        }
    }

    private void number(StringBuilder argument, int radix, int most) {
        int value = 0;
        for (int i = 0; i < most && at < line.length(); i++) {
            int digit = digit(line.charAt(at), radix);
            if (digit < 0) {
                break;
            }
            value = value * radix + digit;
            at++;
        }
        argument.append((char) (value & 0xFF));
    }

    private static int digit(char c, int radix) {
        return c < 128 ? Character.digit(c, radix) : -1;
    }

    private void doubleQuoted(StringBuilder argument) {
        int close = line.indexOf('"', at + 1);
        if (close < 0) {
            throw unterminated();
        }
        argument.append(line, at, close + 1);
        at = close + 1;
    }

    private void variable(StringBuilder argument) {
        char quote = at + 1 < line.length() ? line.charAt(at + 1) : ' ';
        boolean marked = quote == '\'' || quote == '"';
        int from = marked ? at + 2 : at + 1;
        int to = from;
        while (to < line.length() && Variables.isName(line.substring(to, to + 1))) {
            to++;
        }
        String value = variables.get(line.substring(from, to));
        boolean closed = !marked || (to < line.length() && line.charAt(to) == quote);
        if (value == null || !closed) {
            argument.append(':');
            at++;
            return;
        }
        argument.append(
                switch (quote) {
                    case '\'' -> Variables.literal(value);
                    case '"' -> SqlQuote.identifier(value);
                    default -> value;
                });
        at = marked ? to + 1 : to;
    }

    private RuntimeException unterminated() {
        return SqlProblems.metaCommand(
                where,
                "A quote on this line is not closed",
                "Close it; psql's commands end with their line.");
    }

    private static boolean endsArgument(char c) {
        return isSpace(c) || c == '\\';
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
    }
}
