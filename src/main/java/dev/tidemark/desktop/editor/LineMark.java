package dev.tidemark.desktop.editor;

/// Something to be seen on a piece of a line, over its colours.
///
/// @param from index of its first character in the line
/// @param to the index behind its last character
/// @param styleClass how it looks
record LineMark(int from, int to, String styleClass) {}
