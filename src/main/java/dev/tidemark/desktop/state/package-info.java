/// Small things that the desktop remembers from one start to the next.
@NullMarked
package dev.tidemark.desktop.state;

import org.jspecify.annotations.NullMarked;
