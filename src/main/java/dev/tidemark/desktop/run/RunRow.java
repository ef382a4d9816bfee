package dev.tidemark.desktop.run;

/// One line of a run: a migration, a statement of it, or a note. Immutable, with ready-made texts.
///
/// @param kind what the line is
/// @param progress how it stands
/// @param text what it is about
/// @param detail rows, statements or nothing
/// @param time how long it took, or empty
/// @param sql what ran, empty for what is no statement
public record RunRow(
        Kind kind, Progress progress, String text, String detail, String time, String sql) {
    /// What a line is.
    public enum Kind {
        MIGRATION,
        STATEMENT,
        NOTE
    }

    /// How something stands, with its glyph, its word, and the style class of its colour.
    public enum Progress {
        WAITING("○", "Not begun", "state-pending"),
        RUNNING("▶", "Running", "state-pending"),
        DONE("✓", "Done", "state-applied"),
        FAILED("✗", "Failed", "state-failed"),
        ROLLED_BACK("↶", "Rolled back", "state-changed"),
        NOT_KNOWN("?", "Not known", "state-changed"),
        NOTE("·", "Note", "state-interrupted");

        private final String glyph;
        private final String word;
        private final String styleClass;

        Progress(String glyph, String word, String styleClass) {
            this.glyph = glyph;
            this.word = word;
            this.styleClass = styleClass;
        }

        /// One character.
        public String glyph() {
            return glyph;
        }

        /// Sentence case.
        public String word() {
            return word;
        }

        /// Sets the colour.
        public String styleClass() {
            return styleClass;
        }
    }

    RunRow as(Progress other) {
        return new RunRow(kind, other, text, detail, time, sql);
    }

    RunRow ended(Progress how, String took) {
        return new RunRow(kind, how, text, detail, took, sql);
    }
}
