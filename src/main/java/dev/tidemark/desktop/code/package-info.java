/// Text and differences to look at, line by line; writing is the editor's.
@NullMarked
package dev.tidemark.desktop.code;

import org.jspecify.annotations.NullMarked;
