/// The database and project that a window is pinned to.
@NullMarked
package dev.tidemark.desktop.target;

import org.jspecify.annotations.NullMarked;
