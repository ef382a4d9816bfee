/// How problems and bugs are shown.
@NullMarked
package dev.tidemark.desktop.problem;

import org.jspecify.annotations.NullMarked;
