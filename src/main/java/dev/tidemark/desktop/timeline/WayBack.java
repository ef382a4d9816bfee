package dev.tidemark.desktop.timeline;

import dev.tidemark.engine.migration.Rollback;
import dev.tidemark.engine.status.StatusRow;

/// What a row tells of its way back.
enum WayBack {
    /// A script that nobody tried yet.
    UNPROVEN("?", "rollback unproven", "yes"),
    /// Nothing has to be done to take it back.
    NOT_NEEDED("", "rollback not needed", "yes"),
    /// The author says there is none.
    IRREVERSIBLE("⊘", "irreversible", "no"),
    /// Nobody wrote one.
    NONE("⊘", "no rollback written", "no");

    private final String glyph;
    private final String words;
    private final String reversible;

    WayBack(String glyph, String words, String reversible) {
        this.glyph = glyph;
        this.words = words;
        this.reversible = reversible;
    }

    static WayBack of(StatusRow row) {
        var rollback = row.migration().map(file -> file.rollback()).orElse(null);
        return switch (rollback) {
            case Rollback.Irreversible _ -> IRREVERSIBLE;
            case Rollback.NoneNeeded _ -> NOT_NEEDED;
            case Rollback.Script _ -> UNPROVEN;
            case Rollback.NotGiven _ -> row.reversible() ? UNPROVEN : NONE;
            case null -> row.reversible() ? UNPROVEN : NONE;
        };
    }

    /// The badge; empty where there is nothing to point out.
    String glyph() {
        return glyph;
    }

    /// The badge in words.
    String words() {
        return words;
    }

    /// What the filter `reversible:` compares.
    String reversible() {
        return reversible;
    }
}
