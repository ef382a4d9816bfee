package dev.tidemark.engine.postgres;

/// Reads `keyword=value` strings as libpq does (PostgreSQL manual 34.1.1.1): blanks around `=` are
/// fine, values with blanks stand in single quotes, a backslash escapes the next character.
final class ConninfoString {
    private final String text;
    private int at;

    private ConninfoString(String text) {
        this.text = text;
    }

    /// Adds what the string says.
    static void read(String text, String origin, ConnectionParameters into) {
        new ConninfoString(text).read(origin, into);
    }

    private void read(String origin, ConnectionParameters into) {
        skipBlanks();
        while (at < text.length()) {
            int start = at;
            while (at < text.length() && text.charAt(at) != '=' && !blank(text.charAt(at))) {
                at++;
            }
            String keyword = text.substring(start, at);
            skipBlanks();
            if (at == text.length() || text.charAt(at) != '=') {
                throw SettingsProblems.conninfo("a \"=\" is missing after a keyword");
            }
            at++;
            skipBlanks();
            String value = value();
            if (!Keyword.known(keyword)) {
                throw SettingsProblems.unknownKeyword(keyword, "in the connection string");
            }
            into.put(keyword, value, origin);
            skipBlanks();
        }
    }

    private String value() {
        boolean quoted = at < text.length() && text.charAt(at) == '\'';
        if (quoted) {
            at++;
        }
        var value = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at);
            if (quoted ? c == '\'' : blank(c)) {
                break;
            }
            if (c == '\\') {
                at++;
                if (at == text.length()) {
                    break;
                }
            }
            value.append(text.charAt(at));
            at++;
        }
        if (quoted) {
            if (at >= text.length()) {
                throw SettingsProblems.conninfo("a quoted value has no end");
            }
            at++;
        }
        return value.toString();
    }

    private void skipBlanks() {
        while (at < text.length() && blank(text.charAt(at))) {
            at++;
        }
    }

    private static boolean blank(char c) {
        return c == ' ' || (c >= '\t' && c <= '\r');
    }
}
