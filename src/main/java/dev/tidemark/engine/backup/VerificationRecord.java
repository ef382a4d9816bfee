package dev.tidemark.engine.backup;

import java.time.Instant;

/// A verification that took place.
///
/// @param level how far it looked
/// @param at when it ended
/// @param passed whether the backup stood it
/// @param findings what was found, one sentence; empty when it passed
public record VerificationRecord(Verification level, Instant at, boolean passed, String findings) {}
