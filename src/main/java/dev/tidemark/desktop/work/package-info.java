/// Leaving the JavaFX thread and coming back: the one door, batched events, running tasks.
@NullMarked
package dev.tidemark.desktop.work;

import org.jspecify.annotations.NullMarked;
