/// The rollback wizard: which migrations, which way back, what would be lost, and doing it.
@NullMarked
package dev.tidemark.desktop.rollback;

import org.jspecify.annotations.NullMarked;
