package dev.tidemark.engine.history;

import dev.tidemark.engine.difference.Difference;
import dev.tidemark.engine.tracking.JournalText;

/// The text that was applied and the text of today's file.
///
/// @param applied what the journal kept, perhaps only its beginning
/// @param today the file's up text
public record TextDifference(JournalText applied, JournalText today) {
    /// Both line by line. Long texts take a second: not on a thread that draws.
    public Difference lines() {
        return Difference.between(applied.text(), today.text());
    }

    /// Whether only the beginning of one of the texts is known.
    public boolean cut() {
        return applied.truncated() || today.truncated();
    }
}
