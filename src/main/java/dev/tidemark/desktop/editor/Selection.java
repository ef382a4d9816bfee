package dev.tidemark.desktop.editor;

/// What is selected, by lines and columns from 0 in characters.
///
/// @param anchorLine where it began
/// @param caretLine where the caret is
record Selection(int anchorLine, int anchorColumn, int caretLine, int caretColumn) {
    /// A caret without selection.
    static Selection at(int line, int column) {
        return new Selection(line, column, line, column);
    }

    int firstLine() {
        return Math.min(anchorLine, caretLine);
    }

    /// The last line of which something is selected: not one that the selection only touches.
    int lastLine() {
        int last = Math.max(anchorLine, caretLine);
        int column = last == caretLine ? caretColumn : anchorColumn;
        return last > firstLine() && column == 0 ? last - 1 : last;
    }

    boolean severalLines() {
        return lastLine() > firstLine();
    }

    /// The same, some lines further down.
    Selection down(int lines) {
        return new Selection(anchorLine + lines, anchorColumn, caretLine + lines, caretColumn);
    }
}
