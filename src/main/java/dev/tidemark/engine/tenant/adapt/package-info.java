/// Migrations that are written for one schema, made to fit another.
@NullMarked
package dev.tidemark.engine.tenant.adapt;

import org.jspecify.annotations.NullMarked;
