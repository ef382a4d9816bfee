/// What mends a tracking table: adopt, baseline, accept, forget, mark, rename.
@NullMarked
package dev.tidemark.engine.repair;

import org.jspecify.annotations.NullMarked;
