package dev.tidemark.desktop.theme;

import dev.tidemark.engine.status.MigrationState;
import java.util.Locale;

/// How a migration's state looks: glyph, word and style class, never colour alone.
///
/// @param glyph one character
/// @param word sentence case
/// @param styleClass sets the text colour, for example `state-applied`
public record StateMark(String glyph, String word, String styleClass) {
    /// The mark of a state.
    public static StateMark of(MigrationState state) {
        return switch (state) {
            case APPLIED -> mark("✓", "Applied", state);
            case PENDING -> mark("○", "Pending", state);
            case CHANGED -> mark("≠", "Changed", state);
            case FAILED -> mark("✗", "Failed", state);
            case INTERRUPTED -> mark("◌", "Interrupted", state);
            case MISSING -> mark("∅", "Missing", state);
            case OUT_OF_ORDER -> mark("⤴", "Out of order", state);
            case SKIPPED -> mark("–", "Skipped here", state);
            case REPEATABLE_CURRENT -> mark("↻", "Repeatable, current", state);
            case REPEATABLE_OUTDATED -> mark("↻", "Repeatable, outdated", state);
            case BASELINE -> mark("▔", "Baseline", state);
            case NEWER_THAN_FILES -> mark("↑", "Newer than the files", state);
        };
    }

    private static StateMark mark(String glyph, String word, MigrationState state) {
        return new StateMark(
                glyph, word, "state-" + state.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }
}
