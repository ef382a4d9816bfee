package dev.tidemark.engine.sql;

/// One token of a statement's text.
///
/// @param kind what it is
/// @param text as written
/// @param start index of its first character in the text, in UTF-16 units
public record SqlToken(SqlTokenKind kind, String text, int start) {
    /// The index behind its last character.
    public int end() {
        return start + text.length();
    }

    /// Whether it is this keyword, in any case; a quoted name never is.
    public boolean isWord(String keyword) {
        return kind == SqlTokenKind.WORD && text.equalsIgnoreCase(keyword);
    }

    /// Whether a name may stand here.
    public boolean isName() {
        return kind == SqlTokenKind.WORD || kind == SqlTokenKind.QUOTED_NAME;
    }

    /// The name as the catalogue holds it: lower case unless quoted, quotes taken off, cut to 63
    /// bytes as the server does (PostgreSQL manual 4.1.1).
    ///
    /// @throws IllegalStateException when the token is no name
    public String name() {
        return switch (kind) {
            case WORD -> NameText.folded(text);
            case QUOTED_NAME -> NameText.unquoted(text);
            default -> throw new IllegalStateException("not a name: " + text);
        };
    }
}
