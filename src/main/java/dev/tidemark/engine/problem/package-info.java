/// What went wrong, in words that a person can act on, with a stable code.
@NullMarked
package dev.tidemark.engine.problem;

import org.jspecify.annotations.NullMarked;
