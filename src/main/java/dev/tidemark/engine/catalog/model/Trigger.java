package dev.tidemark.engine.catalog.model;

/// A trigger of a table or view.
///
/// @param name unquoted
/// @param definition the statement that makes it
/// @param enabled false when it never fires
/// @param comment an empty text when it has none
public record Trigger(String name, String definition, boolean enabled, String comment) {
    /// When it fires and what it does: the definition without its beginning, up to the table, and
    /// without the table.
    public String fires() {
        return definition
                .replaceFirst("^CREATE (?:CONSTRAINT )?TRIGGER (?:\"[^\"]*\"|\\S+) ", "")
                .replaceFirst(" ON (?:\"[^\"]*\"|[^ \".])+(?:\\.(?:\"[^\"]*\"|[^ \".])+)?", "");
    }
}
