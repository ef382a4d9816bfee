/// What SQL can go on with at a place: keywords, and the names of a schema from memory.
@NullMarked
package dev.tidemark.desktop.completion;

import org.jspecify.annotations.NullMarked;
