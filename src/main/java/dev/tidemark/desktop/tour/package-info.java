/// Walking through the screens and writing pictures of them.
@NullMarked
package dev.tidemark.desktop.tour;

import org.jspecify.annotations.NullMarked;
