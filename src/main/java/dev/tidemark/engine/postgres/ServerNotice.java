package dev.tidemark.engine.postgres;

import org.jspecify.annotations.Nullable;

/// A message the server sent while a statement ran, which did not stop it.
///
/// @param severity `NOTICE`, `WARNING`, `INFO`, … as the server spells it
/// @param sqlState five characters
/// @param message the primary message
/// @param detail further text, or null
/// @param hint the server's suggestion, or null
public record ServerNotice(
        String severity,
        String sqlState,
        String message,
        @Nullable String detail,
        @Nullable String hint) {}
