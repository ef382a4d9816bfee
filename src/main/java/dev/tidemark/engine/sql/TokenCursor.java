package dev.tidemark.engine.sql;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place among the tokens of a statement, comments left out.
final class TokenCursor {
    private final List<SqlToken> tokens;
    private int at;

    private TokenCursor(List<SqlToken> tokens) {
        this.tokens = tokens;
    }

    static TokenCursor of(String sql) {
        return new TokenCursor(
                SqlTokenizer.tokens(sql).stream()
                        .filter(token -> token.kind() != SqlTokenKind.COMMENT)
                        .toList());
    }

    boolean atEnd() {
        return at >= tokens.size();
    }

    /// The text of the token here, empty at the end.
    String text() {
        return atEnd() ? "" : tokens.get(at).text();
    }

    /// The kind of the token here, [SqlTokenKind#END] at the end.
    SqlTokenKind kind() {
        return atEnd() ? SqlTokenKind.END : tokens.get(at).kind();
    }

    /// Passes over the token here and returns it; there must be one.
    SqlToken pass() {
        return tokens.get(at++);
    }

    boolean is(String word) {
        return !atEnd() && tokens.get(at).isWord(word);
    }

    /// Passes over a word if it stands here.
    boolean takes(String word) {
        boolean found = is(word);
        at += found ? 1 : 0;
        return found;
    }

    /// Passes over a token if it is of this kind.
    boolean takes(SqlTokenKind kind) {
        boolean found = kind() == kind && !atEnd();
        at += found ? 1 : 0;
        return found;
    }

    /// Passes over the words if all of them stand here.
    boolean skip(String... words) {
        for (int i = 0; i < words.length; i++) {
            if (at + i >= tokens.size() || !tokens.get(at + i).isWord(words[i])) {
                return false;
            }
        }
        at += words.length;
        return true;
    }

    /// Passes over a name, qualified or not; null when none stands here.
    @Nullable SqlName name() {
        String schema = null;
        String name = null;
        do {
            if (atEnd() || !tokens.get(at).isName()) {
                return null;
            }
            schema = name;
            name = tokens.get(at).name();
            at++;
        } while (takes(SqlTokenKind.DOT));
        return new SqlName(schema, name);
    }

    /// Passes over the qualified name of a column; what stands before the column's own, or null
    /// when nothing does.
    @Nullable SqlName ownerName() {
        var parts = new ArrayList<String>();
        do {
            if (atEnd() || !tokens.get(at).isName()) {
                return null;
            }
            parts.add(tokens.get(at++).name());
        } while (takes(SqlTokenKind.DOT));
        int owner = parts.size() - 2;
        return owner < 0
                ? null
                : new SqlName(owner == 0 ? null : parts.get(owner - 1), parts.get(owner));
    }

    /// Passes over everything up to the next token of this kind outside of parentheses, which
    /// stays; or to the end.
    ///
    /// @param words end it too
    void passTo(SqlTokenKind kind, String... words) {
        int depth = 0;
        while (!atEnd() && (depth > 0 || (kind() != kind && !isOneOf(words)))) {
            depth += kind() == SqlTokenKind.OPEN_PARENTHESIS ? 1 : 0;
            depth -= kind() == SqlTokenKind.CLOSE_PARENTHESIS ? 1 : 0;
            at++;
        }
    }

    private boolean isOneOf(String... words) {
        for (String word : words) {
            if (is(word)) {
                return true;
            }
        }
        return false;
    }
}
