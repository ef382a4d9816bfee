/// The main window.
@NullMarked
package dev.tidemark.desktop.shell;

import org.jspecify.annotations.NullMarked;
