/// Changes of a schema that no migration made.
@NullMarked
package dev.tidemark.engine.drift;

import org.jspecify.annotations.NullMarked;
