package dev.tidemark.desktop.editor;

import java.util.List;

/// Lines that were lexed.
///
/// @param pieces what is coloured in each line
/// @param after what the line below each line continues
record LexedLines(List<List<Piece>> pieces, List<LineStart> after) {}
