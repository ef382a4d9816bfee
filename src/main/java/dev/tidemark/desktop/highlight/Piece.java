package dev.tidemark.desktop.highlight;

/// A piece of a line that has a colour.
///
/// @param from index of its first character in the line
/// @param to the index behind its last character
public record Piece(int from, int to, SqlStyle style) {}
