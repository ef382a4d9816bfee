/// Whether a fresh install and the migrations make the same database.
@NullMarked
package dev.tidemark.engine.install;

import org.jspecify.annotations.NullMarked;
