/// The repairs of records, each shown before it is done.
@NullMarked
package dev.tidemark.desktop.repair;

import org.jspecify.annotations.NullMarked;
