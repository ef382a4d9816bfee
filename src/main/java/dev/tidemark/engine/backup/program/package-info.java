/// PostgreSQL's own programs for dumping and restoring: finding them, choosing a version, running
/// them.
@NullMarked
package dev.tidemark.engine.backup.program;

import org.jspecify.annotations.NullMarked;
