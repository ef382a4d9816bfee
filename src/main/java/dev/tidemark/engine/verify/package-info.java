/// Checks of a database after a run: what has to be there, what must not, whether it is healthy.
@NullMarked
package dev.tidemark.engine.verify;

import org.jspecify.annotations.NullMarked;
