/// What was done to a database: runs, repairs and the texts that ran, out of the journal.
@NullMarked
package dev.tidemark.engine.history;

import org.jspecify.annotations.NullMarked;
