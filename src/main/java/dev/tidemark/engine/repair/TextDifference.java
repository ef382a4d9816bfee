package dev.tidemark.engine.repair;

import dev.tidemark.engine.tracking.JournalText;

/// The text that was applied and the text of today's file.
///
/// @param applied what the journal kept, perhaps only its beginning
/// @param today the file's up text
public record TextDifference(JournalText applied, JournalText today) {}
