package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.code.CodeLine;
import java.util.List;

/// Two texts compared, to be shown.
///
/// @param title for example `On disk → here`
/// @param lines what differs, with some lines around it
record Comparison(String title, List<CodeLine> lines) {}
