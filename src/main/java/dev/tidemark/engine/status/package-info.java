/// Every migration with its state: files compared with the tracking table and the journal.
@NullMarked
package dev.tidemark.engine.status;

import org.jspecify.annotations.NullMarked;
