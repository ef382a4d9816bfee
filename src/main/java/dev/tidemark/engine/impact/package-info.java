/// What a rollback would take away: rows, values and dependants, asked of the database before
/// anything runs.
@NullMarked
package dev.tidemark.engine.impact;

import org.jspecify.annotations.NullMarked;
