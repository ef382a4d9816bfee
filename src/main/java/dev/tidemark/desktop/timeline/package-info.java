/// All migrations of a project with their state in a database.
@NullMarked
package dev.tidemark.desktop.timeline;

import org.jspecify.annotations.NullMarked;
