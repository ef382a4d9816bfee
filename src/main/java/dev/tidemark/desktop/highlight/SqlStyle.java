package dev.tidemark.desktop.highlight;

import java.util.Locale;

/// How a piece of SQL is coloured.
public enum SqlStyle {
    KEYWORD,
    TYPE,
    FUNCTION,
    QUOTED_NAME,
    STRING,
    DOLLAR_QUOTE,
    NUMBER,
    COMMENT,
    /// `$1`
    PARAMETER,
    /// psql's `:name`
    VARIABLE,
    /// psql's own commands
    META_COMMAND,
    /// The lines after COPY … FROM STDIN.
    COPY_DATA,
    OPERATOR,
    BRACKET;

    private final String styleClass = "sql-" + name().toLowerCase(Locale.ROOT).replace('_', '-');

    /// For example `sql-keyword`.
    public String styleClass() {
        return styleClass;
    }
}
