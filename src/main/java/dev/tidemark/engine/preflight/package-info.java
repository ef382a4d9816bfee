/// What is looked at before a run: whether the target is the one meant, and fit for it now.
@NullMarked
package dev.tidemark.engine.preflight;

import org.jspecify.annotations.NullMarked;
