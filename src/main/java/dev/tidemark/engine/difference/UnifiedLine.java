package dev.tidemark.engine.difference;

import java.util.List;

/// One line of a difference in unified form.
///
/// @param sign what it tells
/// @param text the line, or what a header says
/// @param marks which pieces of the line changed
public record UnifiedLine(Sign sign, String text, List<Mark> marks) {
    /// What a line tells, with the character that it begins with.
    public enum Sign {
        /// Where the lines that follow stand in both texts.
        PLACE("@@"),
        SAME(" "),
        REMOVED("-"),
        ADDED("+"),
        /// The line before has no line end.
        UNENDED("\\");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        /// What the line begins with.
        public String text() {
            return text;
        }
    }

    public UnifiedLine {
        marks = List.copyOf(marks);
    }

    static UnifiedLine of(Sign sign, Side side) {
        return new UnifiedLine(sign, side.text(), side.marks());
    }

    /// The line as `diff -u` prints it.
    public String line() {
        return switch (sign) {
            case PLACE -> "@@ %s @@".formatted(text);
            case UNENDED -> "\\ " + text;
            case SAME, REMOVED, ADDED -> sign.text() + text;
        };
    }
}
