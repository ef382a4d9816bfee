/// A database described as a document for people.
@NullMarked
package dev.tidemark.engine.catalog.document;

import org.jspecify.annotations.NullMarked;
