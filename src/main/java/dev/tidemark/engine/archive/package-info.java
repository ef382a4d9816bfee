/// Data that a rollback would take away: saved into a schema of its own in the rollback's
/// transaction, and brought back when the migration is applied again.
@NullMarked
package dev.tidemark.engine.archive;

import org.jspecify.annotations.NullMarked;
