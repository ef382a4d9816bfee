package dev.tidemark.desktop.editor;

import dev.tidemark.engine.difference.UnifiedLine;
import java.util.List;

/// Two texts compared, to be shown.
///
/// @param title for example `On disk → here`
/// @param lines the differences in unified form
record Comparison(String title, List<UnifiedLine> lines) {}
