/// Backups of the window's database: the list of them, making, proving, restoring and removing.
@NullMarked
package dev.tidemark.desktop.backup;

import org.jspecify.annotations.NullMarked;
