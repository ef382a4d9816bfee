/// Bringing a backup back: into a new database that then changes names with the old one, in place
/// in one transaction, or some tables into a schema beside.
@NullMarked
package dev.tidemark.engine.backup.restore;

import org.jspecify.annotations.NullMarked;
