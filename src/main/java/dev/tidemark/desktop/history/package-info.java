/// Runs of the past: the list of them, and each one's page.
@NullMarked
package dev.tidemark.desktop.history;

import org.jspecify.annotations.NullMarked;
