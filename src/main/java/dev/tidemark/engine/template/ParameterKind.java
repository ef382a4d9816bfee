package dev.tidemark.engine.template;

import java.util.Locale;
import java.util.Optional;

/// What a parameter of a template is, and so how its text is checked and written as SQL.
public enum ParameterKind {
    /// A name of something new, without schema.
    NAME("a name"),
    /// A table, with its schema where it needs one.
    TABLE("a table, for example app.orders"),
    /// Another object that may stand in a schema: a view, a type, a function.
    OBJECT("a name, with its schema where it needs one"),
    /// A column of a table.
    COLUMN("a column"),
    /// Columns, parted by commas.
    COLUMNS("columns, parted by commas"),
    /// What an index is built on: columns with their order, or expressions; parted by commas.
    INDEX_COLUMNS("columns or expressions, parted by commas"),
    /// Columns to be made, each with its type: `name text not null`; parted by commas or lines.
    COLUMN_LIST("columns with their types, parted by commas or lines"),
    /// A role.
    ROLE("a role"),
    /// A type of a column.
    TYPE("a type, for example text or numeric(10,2)"),
    /// An SQL expression.
    EXPRESSION("an SQL expression"),
    /// A query or a body of several lines.
    SQL("SQL"),
    /// Rows of values, one row on each line, values parted by commas.
    ROWS("rows of SQL values, one on each line"),
    /// Words for people.
    TEXT("text"),
    /// One of several words.
    CHOICE("one of the words"),
    /// Yes or no.
    YES_NO("yes or no"),
    /// A whole number that is not negative.
    NUMBER("a whole number");

    private final String words;

    ParameterKind(String words) {
        this.words = words;
    }

    /// What has to be written, for people.
    public String words() {
        return words;
    }

    /// The kind as it is written in template files, for example `index-columns`.
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /// Whether its text has several lines as a rule.
    public boolean lines() {
        return this == SQL || this == ROWS || this == COLUMN_LIST;
    }

    static Optional<ParameterKind> named(String text) {
        for (ParameterKind kind : values()) {
            if (kind.text().equals(text)) {
                return Optional.of(kind);
            }
        }
        return Optional.empty();
    }
}
