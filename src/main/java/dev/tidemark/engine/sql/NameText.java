package dev.tidemark.engine.sql;

import java.nio.charset.StandardCharsets;

/// Turns a name as written into the name that the catalogue holds (PostgreSQL manual 4.1.1).
final class NameText {
    private static final int MOST_BYTES = 63;

    private NameText() {}

    /// An unquoted name; only ASCII letters are folded, as the server does with UTF-8.
    static String folded(String written) {
        var name = new StringBuilder(written.length());
        for (int i = 0; i < written.length(); i++) {
            char c = written.charAt(i);
            name.append(c >= 'A' && c <= 'Z' ? (char) (c + 32) : c);
        }
        return cut(name.toString());
    }

    /// `"name"` or `U&"name"`, the latter with the usual escape character.
    static String unquoted(String written) {
        boolean escaped = written.charAt(0) != '"';
        int open = escaped ? 3 : 1;
        int close =
                written.length() > open && written.endsWith("\"")
                        ? written.length() - 1
                        : written.length();
        String inside = written.substring(open, close).replace("\"\"", "\"");
        return cut(escaped ? unescaped(inside) : inside);
    }

    private static String unescaped(String text) {
        var result = new StringBuilder();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            int digits = 0;
            int from = at + 1;
            if (c == '\\' && from < text.length()) {
                digits = text.charAt(from) == '+' ? 6 : 4;
                from += digits == 6 ? 1 : 0;
            }
            if (digits > 0 && isHexadecimal(text, from, digits)) {
                result.appendCodePoint(Integer.parseInt(text, from, from + digits, 16));
                at = from + digits;
            } else if (digits > 0 && text.charAt(at + 1) == '\\') {
                result.append(c);
                at += 2;
            } else {
                result.append(c);
                at++;
            }
        }
        return result.toString();
    }

    private static boolean isHexadecimal(String text, int from, int count) {
        if (from + count > text.length()) {
            return false;
        }
        int value = 0;
        for (int i = from; i < from + count; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0) {
                return false;
            }
            value = value * 16 + digit;
        }
        return Character.isValidCodePoint(value);
    }

    private static String cut(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_BYTES) {
            return name;
        }
        int length = MOST_BYTES;
        while ((bytes[length] & 0xC0) == 0x80) {
            length--;
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
