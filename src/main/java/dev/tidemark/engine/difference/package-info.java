/// What two texts have in common and where they differ: lines, and words within lines.
@NullMarked
package dev.tidemark.engine.difference;

import org.jspecify.annotations.NullMarked;
