package dev.tidemark.engine.backup.restore;

/// A database that holds what a backup has, compared with it.
///
/// @param name its name
/// @param rows rows in it
public record RestoredDatabase(String name, long rows) {}
