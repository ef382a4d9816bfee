package dev.tidemark.desktop.highlight;

import dev.tidemark.engine.sql.SqlToken;
import dev.tidemark.engine.sql.SqlTokenKind;
import org.jspecify.annotations.Nullable;

/// The colour of a token among its neighbours.
final class TokenStyle {
    private TokenStyle() {}

    /// Null for what has no colour of its own.
    static @Nullable SqlStyle of(
            SqlToken token, @Nullable SqlToken before, @Nullable SqlToken next) {
        if (isColon(token)) {
            return next != null && touches(token, next) && names(next) ? SqlStyle.VARIABLE : null;
        }
        if (before != null && isColon(before) && touches(before, token) && names(token)) {
            return SqlStyle.VARIABLE;
        }
        return switch (token.kind()) {
            case WORD -> word(token, before, next);
            case QUOTED_NAME -> SqlStyle.QUOTED_NAME;
            case STRING, DOLLAR_STRING -> SqlStyle.STRING;
            case NUMBER -> SqlStyle.NUMBER;
            case PARAMETER -> SqlStyle.PARAMETER;
            case COMMENT -> SqlStyle.COMMENT;
            case OPERATOR -> SqlStyle.OPERATOR;
            case OPEN_PARENTHESIS, CLOSE_PARENTHESIS -> SqlStyle.BRACKET;
            case OTHER ->
                    token.text().equals("[") || token.text().equals("]") ? SqlStyle.BRACKET : null;
            default -> null;
        };
    }

    private static @Nullable SqlStyle word(
            SqlToken token, @Nullable SqlToken before, @Nullable SqlToken next) {
        boolean qualified =
                before != null && before.kind() == SqlTokenKind.DOT && touches(before, token);
        if (!qualified && SqlWords.isType(token.text())) {
            return SqlStyle.TYPE;
        }
        if (!qualified && SqlWords.isKeyword(token.text())) {
            return SqlStyle.KEYWORD;
        }
        return next != null && next.kind() == SqlTokenKind.OPEN_PARENTHESIS && touches(token, next)
                ? SqlStyle.FUNCTION
                : null;
    }

    private static boolean isColon(SqlToken token) {
        return token.kind() == SqlTokenKind.OPERATOR && token.text().equals(":");
    }

    private static boolean touches(SqlToken one, SqlToken other) {
        return one.end() == other.start();
    }

    private static boolean names(SqlToken token) {
        return switch (token.kind()) {
            case WORD, QUOTED_NAME, STRING -> true;
            default -> false;
        };
    }
}
