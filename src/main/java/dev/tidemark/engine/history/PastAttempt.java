package dev.tidemark.engine.history;

import java.time.Instant;

/// An attempt that was rolled back because of others' locks, and was tried again.
///
/// @param number 1 for the first
/// @param attempts how many there could have been
/// @param at when it failed
/// @param sqlState the server's code
/// @param message the server's words
public record PastAttempt(int number, int attempts, Instant at, String sqlState, String message) {}
