/// Things a user can do, each told once for button, menu, key and palette.
@NullMarked
package dev.tidemark.desktop.action;

import org.jspecify.annotations.NullMarked;
