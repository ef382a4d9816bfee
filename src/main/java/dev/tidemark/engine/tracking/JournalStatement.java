package dev.tidemark.engine.tracking;

/// A statement of a migration that ran in one transaction.
///
/// @param index 1 for the first
/// @param line where it begins in its file
/// @param statement the beginning of its text
/// @param rows rows touched
/// @param durationMs milliseconds
public record JournalStatement(int index, int line, String statement, long rows, long durationMs) {}
