/// How SQL is coloured, wherever it is shown.
@NullMarked
package dev.tidemark.desktop.highlight;

import org.jspecify.annotations.NullMarked;
