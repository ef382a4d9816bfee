package dev.tidemark.desktop.history;

import dev.tidemark.engine.history.PastState;

/// How the state of a past run, migration or step looks: glyph, word and style class.
///
/// @param glyph one character
/// @param word sentence case
/// @param styleClass sets the text colour
record RunMark(String glyph, String word, String styleClass) {
    static RunMark of(PastState state) {
        return switch (state) {
            case APPLIED -> new RunMark("✓", "Done", "state-applied");
            case ROLLED_BACK -> new RunMark("↶", "Taken back", "state-applied");
            case FAILED -> new RunMark("✗", "Failed", "state-failed");
            case PARTIAL -> new RunMark("✗", "Partial", "state-failed");
            case STOPPED -> new RunMark("■", "Stopped", "state-changed");
            case SKIPPED -> new RunMark("–", "Left out", "state-skipped");
            case UNKNOWN -> new RunMark("?", "Unknown", "state-changed");
            case RECORDED -> new RunMark("✎", "Records", "state-repeatable-current");
            case RUNNING -> new RunMark("▶", "Running", "state-pending");
            case ABANDONED -> new RunMark("◌", "Abandoned", "state-changed");
            case INTERRUPTED -> new RunMark("◌", "Interrupted", "state-changed");
        };
    }
}
