/// Whole databases: making, filling and removing them.
@NullMarked
package dev.tidemark.engine.database;

import org.jspecify.annotations.NullMarked;
