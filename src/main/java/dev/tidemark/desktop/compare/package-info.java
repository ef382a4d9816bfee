/// Two texts of a project side by side: what was applied, and any of its files.
@NullMarked
package dev.tidemark.desktop.compare;

import org.jspecify.annotations.NullMarked;
