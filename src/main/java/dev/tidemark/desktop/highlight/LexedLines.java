package dev.tidemark.desktop.highlight;

import java.util.List;

/// Lines that were lexed.
///
/// @param pieces what is coloured in each line
/// @param after what the line below each line continues
public record LexedLines(List<List<Piece>> pieces, List<LineStart> after) {}
