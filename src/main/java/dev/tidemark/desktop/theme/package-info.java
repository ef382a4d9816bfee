/// Colours, glyphs and words shared by all screens.
@NullMarked
package dev.tidemark.desktop.theme;

import org.jspecify.annotations.NullMarked;
