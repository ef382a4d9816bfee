package dev.tidemark.engine.backup.restore;

/// A database that a restore made, or kept instead of the one that took its name.
///
/// @param name its name
/// @param bytes its size
/// @param sessions how many sessions are connected to it
public record KeptDatabase(String name, long bytes, int sessions) {}
