package dev.tidemark.engine.sql;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Puts values in for psql's `:name`, `:'name'`, `:"name"`, `:{?name}` and for `${name}`.
///
/// A value is read as if it stood in the script. It is not searched for itself again: psql leaves a
/// variable alone inside its own value, and placeholders are not looked for in values.
final class Substitution {
    private final Variables variables;
    private final @Nullable Map<String, String> placeholders;
    private final List<Expansion> expansions = new ArrayList<>();
    private long placeholderUntil;

    Substitution(Variables variables, @Nullable Map<String, String> placeholders) {
        this.variables = variables;
        this.placeholders = placeholders;
    }

    private static final class Expansion {
        final String name;
        long end;

        Expansion(String name, long end) {
            this.name = name;
            this.end = end;
        }
    }

    boolean hasPlaceholders() {
        return placeholders != null;
    }

    /// Whether `${name}` stands at an index of the window.
    boolean beginsPlaceholder(SqlInput in, int p) {
        return placeholders != null
                && in.bytes[p] == '$'
                && in.bytes[p + 1] == '{'
                && in.place(p) >= placeholderUntil
                && placeholderEnd(in, p) > 0;
    }

    private static int placeholderEnd(SqlInput in, int p) {
        int limit = Math.min(in.end, p + SqlInput.LOOKAHEAD - 1);
        for (int i = p + 2; i < limit; i++) {
            byte c = in.bytes[i];
            if (c == '}') {
                return i == p + 2 ? -1 : i;
            }
            if (c == '\n' || c == '\r' || c == '{' || c == '\'' || c == '"' || c == ';') {
                return -1;
            }
        }
        return -1;
    }

    /// Replaces the placeholder at `in.pos`.
    ///
    /// @return false when there is none
    /// @throws dev.tidemark.engine.problem.ProblemException when its name has no value
    boolean placeholder(SqlInput in) {
        if (placeholders == null) {
            return false;
        }
        int close = placeholderEnd(in, in.pos);
        if (close < 0) {
            return false;
        }
        String name = text(in, in.pos + 2, close).strip();
        String value = placeholders.get(name);
        if (value == null) {
            throw SqlProblems.unknownPlaceholder(
                    in.locate(in.sourceStart(in.place(in.pos))), name, placeholders.keySet());
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        replace(in, close + 1 - in.pos, bytes);
        placeholderUntil = in.place(in.pos) + bytes.length;
        return true;
    }

    /// At a colon: replaces a variable that is set.
    ///
    /// @return 0 when it was replaced, else the number of bytes that belong together
    int variable(SqlInput in) {
        byte next = in.bytes[in.pos + 1];
        if (CharClass.continuesVariable(next)) {
            return plain(in);
        }
        return switch (next) {
            case '\'', '"' -> quoted(in, next);
            case '{' -> in.bytes[in.pos + 2] == '?' ? test(in) : 1;
            default -> 1;
        };
    }

    private int plain(SqlInput in) {
        int last = nameEnd(in, in.pos + 1);
        String name = text(in, in.pos + 1, last);
        String value = variables.get(name);
        if (value == null || expanding(in, name) || straddles(in, last)) {
            return last - in.pos;
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        replace(in, last - in.pos, bytes);
        expansions.add(new Expansion(name, in.place(in.pos) + bytes.length));
        return 0;
    }

    private int quoted(SqlInput in, byte quote) {
        int last = nameEnd(in, in.pos + 2);
        if (in.bytes[last] != quote || last == in.pos + 2) {
            return 1;
        }
        String value = variables.get(text(in, in.pos + 2, last));
        if (value == null || straddles(in, last + 1)) {
            return last + 1 - in.pos;
        }
        String written =
                quote == '"' ? "\"" + value.replace("\"", "\"\"") + "\"" : Variables.literal(value);
        replace(in, last + 1 - in.pos, written.getBytes(StandardCharsets.UTF_8));
        return 0;
    }

    private int test(SqlInput in) {
        int last = nameEnd(in, in.pos + 3);
        if (in.bytes[last] != '}' || last == in.pos + 3 || straddles(in, last + 1)) {
            return 1;
        }
        boolean set = variables.get(text(in, in.pos + 3, last)) != null;
        replace(
                in,
                last + 1 - in.pos,
                (set ? "TRUE" : "FALSE").getBytes(StandardCharsets.US_ASCII));
        return 0;
    }

    private void replace(SqlInput in, int length, byte[] with) {
        long place = in.place(in.pos);
        expansions.removeIf(e -> e.end <= place);
        for (Expansion outer : expansions) {
            outer.end += with.length - length;
        }
        in.replace(length, with);
    }

    private boolean expanding(SqlInput in, String name) {
        long place = in.place(in.pos);
        for (Expansion expansion : expansions) {
            if (place < expansion.end && expansion.name.equals(name)) {
                return true;
            }
        }
        return false;
    }

    /// Whether a name begins in a value and ends behind it; psql reads values by themselves.
    private static boolean straddles(SqlInput in, int last) {
        long until = in.insertedUntil(in.pos);
        return until >= 0 && in.place(last) > until;
    }

    private static int nameEnd(SqlInput in, int from) {
        int p = from;
        while (CharClass.continuesVariable(in.bytes[p])) {
            p++;
        }
        return p;
    }

    private static String text(SqlInput in, int from, int to) {
        return new String(in.bytes, from, to - from, StandardCharsets.UTF_8);
    }
}
