/// The sample projects and the databases that their old tools would have left behind.
@NullMarked
package dev.tidemark.engine.sample;

import org.jspecify.annotations.NullMarked;
