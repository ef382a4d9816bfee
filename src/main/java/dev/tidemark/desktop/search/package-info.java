/// Finding text in all files of a project at once.
@NullMarked
package dev.tidemark.desktop.search;

import org.jspecify.annotations.NullMarked;
