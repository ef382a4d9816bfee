/// Files that are replaced as a whole.
@NullMarked
package dev.tidemark.engine.file;

import org.jspecify.annotations.NullMarked;
