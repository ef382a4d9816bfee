package dev.tidemark.desktop.editor;

import java.util.List;

/// Whole lines that are replaced by others.
///
/// @param first the first line that goes, from 0
/// @param last the last line that goes
/// @param lines what stands there instead, at least one line
/// @param after what is selected then
record LineEdit(int first, int last, List<String> lines, Selection after) {}
