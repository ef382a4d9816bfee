/// A folder of migrations: its settings, its naming convention, its files in order.
@NullMarked
package dev.tidemark.engine.project;

import org.jspecify.annotations.NullMarked;
