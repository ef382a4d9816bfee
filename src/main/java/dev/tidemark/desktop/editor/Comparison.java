package dev.tidemark.desktop.editor;

import dev.tidemark.desktop.code.CodeDifference;

/// Two texts compared, to be shown.
///
/// @param before what the first text is called, for example `On disk`
/// @param after what the second text is called
record Comparison(String before, String after, CodeDifference lines) {}
