package dev.tidemark.engine.catalog.model;

import dev.tidemark.engine.sql.SqlName;

/// A function, procedure or aggregate.
///
/// @param name with its schema
/// @param kind which sort
/// @param arguments as it was declared, with names and defaults
/// @param returns what it returns; an empty text for a procedure
/// @param language what it is written in
/// @param definition the statement that makes it; an empty text for an aggregate
/// @param owner the role that owns it
/// @param comment an empty text when it has none
public record Routine(
        SqlName name,
        Kind kind,
        String arguments,
        String returns,
        String language,
        String definition,
        String owner,
        String comment) {
    /// Sorts of routines.
    public enum Kind {
        FUNCTION,
        PROCEDURE,
        AGGREGATE,
        WINDOW
    }

    /// Whether it is there for triggers.
    public boolean ofTriggers() {
        return returns.equals("trigger") || returns.equals("event_trigger");
    }
}
