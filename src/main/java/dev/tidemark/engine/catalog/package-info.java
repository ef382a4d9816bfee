/// What a database consists of, read from its catalogue: fingerprints by which two schemas are
/// compared.
@NullMarked
package dev.tidemark.engine.catalog;

import org.jspecify.annotations.NullMarked;
