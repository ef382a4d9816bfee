/// The tracking table, the journal beside it, and the tables of other tools.
@NullMarked
package dev.tidemark.engine.tracking;

import org.jspecify.annotations.NullMarked;
