package dev.tidemark.engine.template;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Splits SQL where a separator stands outside of quotes and brackets.
final class Parts {
    private Parts() {}

    /// The parts without blanks around them, empty ones left out; at least one.
    ///
    /// @param separators each of its characters parts
    /// @throws ValueReader.Refused when a quote or a bracket stays open, or nothing is left
    static List<String> of(String text, String separators) throws ValueReader.Refused {
        List<String> parts = new ArrayList<>();
        Deque<Character> open = new ArrayDeque<>();
        int start = 0;
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'' || c == '"') {
                at = pastQuote(text, at);
                continue;
            }
            if (c == '$') {
                at = pastDollar(text, at);
                continue;
            }
            if (c == '(' || c == '[') {
                open.push(c == '(' ? ')' : ']');
            } else if (c == ')' || c == ']') {
                if (open.isEmpty() || open.pop() != c) {
                    throw new ValueReader.Refused("`%c` closes nothing".formatted(c));
                }
            } else if (open.isEmpty() && separators.indexOf(c) >= 0) {
                add(parts, text.substring(start, at));
                start = at + 1;
            }
            at++;
        }
        if (!open.isEmpty()) {
            throw new ValueReader.Refused("`%c` is missing".formatted(open.pop()));
        }
        add(parts, text.substring(start));
        if (parts.isEmpty()) {
            throw new ValueReader.Refused("nothing stands between the commas");
        }
        return parts;
    }

    /// The end of the name that a text begins with, quotes included.
    static int endOfName(String text) throws ValueReader.Refused {
        if (text.startsWith("\"")) {
            return pastQuote(text, 0);
        }
        int end = 0;
        while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static void add(List<String> parts, String part) {
        if (!part.isBlank()) {
            parts.add(part.strip());
        }
    }

    private static int pastQuote(String text, int start) throws ValueReader.Refused {
        int end = text.indexOf(text.charAt(start), start + 1);
        if (end < 0) {
            throw new ValueReader.Refused("its quotes don't end");
        }
        return end + 1;
    }

    /// Past `$tag$ … $tag$`, or past a lone dollar.
    private static int pastDollar(String text, int start) {
        int end = start + 1;
        while (end < text.length()
                && (Character.isLetterOrDigit(text.charAt(end)) || text.charAt(end) == '_')) {
            end++;
        }
        if (end >= text.length() || text.charAt(end) != '$') {
            return start + 1;
        }
        String tag = text.substring(start, end + 1);
        int close = text.indexOf(tag, end + 1);
        return close < 0 ? end + 1 : close + tag.length();
    }
}
