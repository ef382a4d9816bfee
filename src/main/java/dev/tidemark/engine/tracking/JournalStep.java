package dev.tidemark.engine.tracking;

/// A step of a migration: a statement, or a transaction of several.
///
/// @param number 1 for the first
/// @param count how many there are, 0 when not known
/// @param line where it begins in its file, 0 when not known
/// @param statement the beginning of its text
/// @param digest SHA-256 of the whole step, 64 hex digits, empty where it has not ended
public record JournalStep(int number, int count, int line, String statement, String digest) {}
