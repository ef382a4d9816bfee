package dev.tidemark.engine.history;

import java.util.Optional;

/// One change that a person made to the records.
///
/// @param version the migration, empty for the whole table
/// @param filename its file's name
/// @param what what was done
public record PastChange(Optional<String> version, Optional<String> filename, String what) {}
