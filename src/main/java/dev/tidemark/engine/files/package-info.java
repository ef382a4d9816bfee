/// Files and folders that are there whole or not at all.
@NullMarked
package dev.tidemark.engine.files;

import org.jspecify.annotations.NullMarked;
