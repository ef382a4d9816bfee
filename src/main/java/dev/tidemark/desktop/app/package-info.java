/// Builds the desktop's object graph and starts it.
@NullMarked
package dev.tidemark.desktop.app;

import org.jspecify.annotations.NullMarked;
