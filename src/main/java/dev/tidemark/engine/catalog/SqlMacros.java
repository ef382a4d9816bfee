package dev.tidemark.engine.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/// Writes out words like `@owner(c.relowner)` in the text of a query. What a word stands for may
/// have such words itself.
final class SqlMacros {
    private final Map<String, Function<List<String>, String>> meanings;

    /// @param meanings what each word becomes, given its arguments
    SqlMacros(Map<String, Function<List<String>, String>> meanings) {
        this.meanings = Map.copyOf(meanings);
    }

    String expand(String text) {
        var out = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\'') {
                int end = text.indexOf('\'', at + 1) + 1;
                out.append(text, at, end);
                at = end;
            } else if (c == '@' && at + 1 < text.length() && letter(text.charAt(at + 1))) {
                at = word(text, at + 1, out);
            } else {
                out.append(c);
                at++;
            }
        }
        return out.toString();
    }

    /// @return where the text goes on
    private int word(String text, int start, StringBuilder out) {
        int end = start;
        while (end < text.length() && letter(text.charAt(end))) {
            end++;
        }
        String name = text.substring(start, end);
        var meaning = meanings.get(name);
        if (meaning == null) {
            throw new IllegalStateException("no meaning of @" + name);
        }
        var arguments = new ArrayList<String>();
        int next = end;
        if (next < text.length() && text.charAt(next) == '(') {
            next = arguments(text, next + 1, arguments);
        }
        out.append(expand(meaning.apply(arguments)));
        return next;
    }

    private static int arguments(String text, int start, List<String> arguments) {
        int depth = 0;
        int from = start;
        for (int at = start; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '\'') {
                at = text.indexOf('\'', at + 1);
            } else if (c == '(') {
                depth++;
            } else if (depth == 0 && (c == ',' || c == ')')) {
                arguments.add(text.substring(from, at).strip());
                from = at + 1;
                if (c == ')') {
                    return from;
                }
            } else if (c == ')') {
                depth--;
            }
        }
        throw new IllegalStateException("arguments without an end");
    }

    private static boolean letter(char c) {
        return c >= 'a' && c <= 'z';
    }
}
