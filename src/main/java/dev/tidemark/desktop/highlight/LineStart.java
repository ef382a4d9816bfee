package dev.tidemark.desktop.highlight;

/// What a line of a script continues.
///
/// @param opening text after which the line reads as it does here: empty, or for example `/*` in a
///   comment, `'` in a string, `as $body$` in a function's body
/// @param head how far the statement around it is understood
public record LineStart(String opening, Head head) {
    /// The beginning of a script.
    public static final LineStart SCRIPT = new LineStart("", Head.START);

    /// The lines that are sent as data.
    static final LineStart DATA = new LineStart("", Head.DATA);

    /// As much of a statement's beginning as decides about what follows it.
    public enum Head {
        START,
        COPY,
        COPY_FROM,
        /// Data follows the statement's line.
        COPY_STDIN,
        DATA,
        /// Its string is code.
        DO,
        OTHER;

        /// The statement with one more word.
        Head with(String word) {
            return switch (this) {
                case START ->
                        word.equalsIgnoreCase("copy")
                                ? COPY
                                : word.equalsIgnoreCase("do") ? DO : OTHER;
                case COPY -> word.equalsIgnoreCase("from") ? COPY_FROM : COPY;
                case COPY_FROM -> word.equalsIgnoreCase("stdin") ? COPY_STDIN : OTHER;
                default -> this;
            };
        }
    }
}
