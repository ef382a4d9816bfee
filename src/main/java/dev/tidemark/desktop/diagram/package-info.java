/// Boxes and the lines between them, placed and drawn, to be looked at from near and far.
@NullMarked
package dev.tidemark.desktop.diagram;

import org.jspecify.annotations.NullMarked;
