package dev.tidemark.desktop.editor;

/// A piece of a line that has a colour.
///
/// @param from index of its first character in the line
/// @param to the index behind its last character
record Piece(int from, int to, SqlStyle style) {}
