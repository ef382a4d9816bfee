/// The schema screen: a searchable tree of what a database holds, each object with its parts and
/// the migrations that touched it.
@NullMarked
package dev.tidemark.desktop.schema;

import org.jspecify.annotations.NullMarked;
