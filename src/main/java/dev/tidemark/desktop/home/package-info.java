/// The first screen: sample projects and projects of one's own.
@NullMarked
package dev.tidemark.desktop.home;

import org.jspecify.annotations.NullMarked;
