package dev.tidemark.cli.console;

/// What the process's streams lead to.
///
/// @param input whether standard input is a terminal, so that a person can answer
/// @param output whether standard output is a terminal
/// @param errors whether standard error is a terminal
/// @param columns width of the terminal in cells, 0 when it is unknown or there is none
/// @param unicode whether signs outside ASCII can be shown
public record Terminal(
        boolean input, boolean output, boolean errors, int columns, boolean unicode) {
    /// Streams that all lead to files or pipes.
    public static final Terminal NONE = new Terminal(false, false, false, 0, true);
}
