/// The emergency rollback in the window: which way back, what is run for it, and the walk from
/// stopping the application to watching it again.
@NullMarked
package dev.tidemark.desktop.emergency;

import org.jspecify.annotations.NullMarked;
