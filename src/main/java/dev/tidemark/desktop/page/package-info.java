/// What a window shows in its tabs, and how pages open one another.
@NullMarked
package dev.tidemark.desktop.page;

import org.jspecify.annotations.NullMarked;
