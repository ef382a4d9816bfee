/// Whether a database is as it should be: the project's checks, what changed in its schema without
/// a migration, and taking such changes as they are.
@NullMarked
package dev.tidemark.desktop.verify;

import org.jspecify.annotations.NullMarked;
