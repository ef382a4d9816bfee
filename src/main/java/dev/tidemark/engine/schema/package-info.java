/// A database's schema as people look at it: its objects with their sizes, the migrations that
/// touched each, and the document that describes all.
@NullMarked
package dev.tidemark.engine.schema;

import org.jspecify.annotations.NullMarked;
