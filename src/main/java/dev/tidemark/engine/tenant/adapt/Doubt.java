package dev.tidemark.engine.tenant.adapt;

/// A place in a statement that can't be adapted with certainty, so that somebody has to look.
///
/// @param kind what is doubtful
/// @param start its first character in the statement's text, in UTF-16 units
/// @param text what stands there, shortened
public record Doubt(Kind kind, int start, String text) {
    private static final int LONGEST = 80;

    public Doubt {
        String line = text.replaceAll("\\s+", " ");
        text = line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…";
    }

    /// What is doubtful.
    public enum Kind {
        /// A string holds the source schema's name; strings are never changed.
        STRING_HOLDS_NAME("a string holds the schema's name, and strings are not changed"),
        /// A function or DO block puts SQL together while it runs.
        DYNAMIC_SQL("SQL that is put together while it runs is not adapted"),
        /// An alias, table or column has the schema's name too.
        ALIAS("an alias or table of the same name stands beside the schema; taken for that one"),
        /// A name of three parts begins with a database.
        DATABASE_QUALIFIED("the name begins with a database, and is not changed"),
        /// `OPERATOR(schema.+)`.
        OPERATOR("an operator of the schema is named; operators are not changed"),
        /// A function's body is written in a language that is not read.
        OTHER_LANGUAGE("the body is written in a language that is not read");

        private final String text;

        Kind(String text) {
            this.text = text;
        }

        /// What is doubtful, one clause.
        public String text() {
            return text;
        }
    }
}
