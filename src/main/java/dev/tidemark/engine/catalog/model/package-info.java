/// The objects of a database as its catalogue describes them, read in a few queries at one moment.
@NullMarked
package dev.tidemark.engine.catalog.model;

import org.jspecify.annotations.NullMarked;
