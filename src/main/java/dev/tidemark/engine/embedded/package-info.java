/// The PostgreSQL server that comes with Tidemark.
@NullMarked
package dev.tidemark.engine.embedded;

import org.jspecify.annotations.NullMarked;
