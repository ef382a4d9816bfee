/// Backups: making them with `pg_dump` or as a copy on the server, proving that they can be relied
/// on, and keeping account of them.
@NullMarked
package dev.tidemark.engine.backup;

import org.jspecify.annotations.NullMarked;
