package dev.tidemark.desktop.editor;

/// Where the caret is, as people count.
///
/// @param line from 1
/// @param column from 1, in code points
/// @param selected how many characters are selected
record Caret(int line, int column, int selected) {
    static final Caret START = new Caret(1, 1, 0);
}
