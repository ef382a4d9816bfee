package dev.tidemark.engine.tracking;

import java.time.Instant;
import java.util.Optional;

/// What a tracking table records, in short.
///
/// @param digest the same for tables that record the same
/// @param quiet whether its journal has no run without an end and nothing unfinished
/// @param lastApplied when something was last applied
record SurveyedContent(String digest, boolean quiet, Optional<Instant> lastApplied) {}
