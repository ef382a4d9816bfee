package dev.tidemark.engine.difference;

/// A piece of a line that the other line does not have.
///
/// @param from its first character, 0 for the line's first, in UTF-16 units
/// @param to the character after its last
public record Mark(int from, int to) {}
