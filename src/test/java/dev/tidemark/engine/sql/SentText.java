package dev.tidemark.engine.sql;

/// Compares what psql sent with what we would send: comments and white space around a statement,
/// its final semicolon and empty lines, which psql drops, don't count.
final class SentText {
    private SentText() {}

    static boolean isBlank(String sent) {
        String rest = withoutComments(sent);
        return rest.isEmpty() || rest.equals(";");
    }

    /// Whether psql's message is our statement.
    static boolean same(String sent, String ours) {
        String message = emptyLinesDropped(withoutComments(sent));
        String statement = emptyLinesDropped(ours);
        if (!message.startsWith(statement)) {
            return false;
        }
        return isBlank(message.substring(statement.length()));
    }

    /// The data without the closing `\.`, which psql up to version 17 sends with it.
    static String data(String sent) {
        return sent.replaceFirst("(?s)(^|(?<=\n))\\\\\\.\r?\n?$", "");
    }

    private static String emptyLinesDropped(String text) {
        return text.replaceAll("\n+", "\n");
    }

    /// The text behind its leading white space and comments.
    static String withoutComments(String text) {
        int at = 0;
        while (true) {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            if (text.startsWith("--", at)) {
                at = lineEnd(text, at);
            } else if (text.startsWith("/*", at)) {
                at = commentEnd(text, at);
            } else {
                return text.substring(at);
            }
        }
    }

    private static int lineEnd(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
            at++;
        }
        return at;
    }

    private static int commentEnd(String text, int from) {
        int depth = 0;
        int at = from;
        while (at < text.length()) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return at;
    }
}
