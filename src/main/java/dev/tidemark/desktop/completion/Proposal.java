package dev.tidemark.desktop.completion;

/// Something that SQL can go on with.
///
/// @param kind what it is
/// @param label what is shown
/// @param insert what is written, quoted where it has to be
/// @param detail what is said about it, for example a column's type and table; may be empty
public record Proposal(Kind kind, String label, String insert, String detail) {
    /// What a proposal is.
    public enum Kind {
        COLUMN("column"),
        TABLE("table"),
        VIEW("view"),
        SEQUENCE("sequence"),
        INDEX("index"),
        FUNCTION("function"),
        TYPE("type"),
        SCHEMA("schema"),
        KEYWORD("keyword"),
        SNIPPET("snippet");

        private final String word;

        Kind(String word) {
            this.word = word;
        }

        /// As people call it.
        public String word() {
            return word;
        }
    }
}
