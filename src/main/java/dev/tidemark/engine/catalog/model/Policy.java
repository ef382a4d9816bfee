package dev.tidemark.engine.catalog.model;

import java.util.List;

/// A policy of row security.
///
/// @param name unquoted
/// @param command `all`, `select`, `insert`, `update` or `delete`
/// @param permissive false when it only narrows what others allow
/// @param roles whom it is about; `public` for all
/// @param using which rows are seen, or an empty text
/// @param check which rows may be written, or an empty text
public record Policy(
        String name,
        String command,
        boolean permissive,
        List<String> roles,
        String using,
        String check) {
    public Policy {
        roles = List.copyOf(roles);
    }
}
