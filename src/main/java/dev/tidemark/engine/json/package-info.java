/// JSON as it is written for programs, and read back from the journal.
@NullMarked
package dev.tidemark.engine.json;

import org.jspecify.annotations.NullMarked;
