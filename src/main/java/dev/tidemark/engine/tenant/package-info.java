/// Tenants: many schemas of one database that are migrated alike, each for itself.
@NullMarked
package dev.tidemark.engine.tenant;

import org.jspecify.annotations.NullMarked;
