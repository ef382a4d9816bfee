package dev.tidemark.cli.console;

/// Emphasis and colour of text, as escape sequences (ECMA-48 SGR) or not at all.
public enum Style {
    PLAIN,
    COLOURED;

    /// What the user asked for.
    public enum Wish {
        /// Colours where the output is a terminal.
        AUTOMATIC,
        /// No colours anywhere.
        PLAIN
    }

    /// A colour from the sixteen that every terminal's theme defines.
    public enum Colour {
        RED("31"),
        GREEN("32"),
        YELLOW("33"),
        BLUE("34"),
        MAGENTA("35"),
        CYAN("36"),
        FAINT("2"),
        BOLD("1"),
        BOLD_RED("1;31"),
        NONE("");

        private final String parameters;

        Colour(String parameters) {
            this.parameters = parameters;
        }
    }

    /// The text in a colour.
    public String paint(Colour colour, String text) {
        return this == PLAIN || colour == Colour.NONE || text.isEmpty()
                ? text
                : "\u001b[" + colour.parameters + "m" + text + "\u001b[0m";
    }
}
