package dev.tidemark.desktop.highlight;

import dev.tidemark.engine.sql.SqlToken;

/// What a token that goes over several lines has open at a place inside it. Places asked for must
/// not go back.
final class OpenedText {
    private final SqlToken token;
    private final String text;
    private int at;
    private int depth;
    private boolean inside;
    private final boolean escapes;

    OpenedText(SqlToken token) {
        this.token = token;
        this.text = token.text();
        this.escapes = text.startsWith("e'") || text.startsWith("E'");
    }

    /// Text that opens the same.
    String at(int place) {
        return switch (token.kind()) {
            case COMMENT -> comment(place);
            case QUOTED_NAME -> "\"";
            case STRING -> string(place);
            case DOLLAR_STRING -> text.substring(0, text.indexOf('$', 1) + 1);
            default -> "";
        };
    }

    private String comment(int place) {
        while (at < place) {
            if (text.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (text.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        }
        return "/*".repeat(Math.max(0, depth));
    }

    private String string(int place) {
        while (at < place) {
            char c = text.charAt(at);
            if (c == '\'') {
                inside = !inside;
            } else if (c == '\\' && escapes && inside) {
                at++;
            }
            at++;
        }
        if (inside) {
            return escapes ? "E'" : "'";
        }
        // It goes on when the next line begins with a quote.
        return escapes ? "E''\n" : "''\n";
    }
}
