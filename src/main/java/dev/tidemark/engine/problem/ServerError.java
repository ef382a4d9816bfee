package dev.tidemark.engine.problem;

import org.jspecify.annotations.Nullable;

/// What PostgreSQL said, field by field (PostgreSQL manual, "Error and Notice Message Fields").
///
/// @param sqlState five characters, for example `42P07`
/// @param message the primary message
/// @param detail further text, or null when the server gave none
/// @param hint the server's own suggestion, or null
/// @param context the server's call stack (field `W`), for example the line of a function, or null
public record ServerError(
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint,
        @Nullable String context) {}
