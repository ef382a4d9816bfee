package dev.tidemark.engine.sql;

/// What a token is, lexically (PostgreSQL manual 4.1).
public enum SqlTokenKind {
    /// A keyword or an unquoted name.
    WORD,
    /// `"name"` or `U&"name"`.
    QUOTED_NAME,
    /// `'…'`, `E'…'`, `B'…'`, `X'…'`, `U&'…'`, continued lines included.
    STRING,
    /// `$tag$…$tag$`.
    DOLLAR_STRING,
    /// A number, junk behind it included.
    NUMBER,
    /// `$1`.
    PARAMETER,
    /// An operator such as `+` or `->>`, and `::`, `:=`, `..`.
    OPERATOR,
    /// `-- …` or `/* … */`.
    COMMENT,
    OPEN_PARENTHESIS,
    CLOSE_PARENTHESIS,
    COMMA,
    DOT,
    SEMICOLON,
    /// psql's `\;`, a semicolon that does not send.
    JOINING_SEMICOLON,
    /// A backslash that begins a psql command.
    BACKSLASH,
    /// Any other character.
    OTHER,
    /// Behind the last token.
    END
}
